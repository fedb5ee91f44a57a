import type { Route } from "../../contracts/index.ts";
import { Instant } from "../../kernel/index.ts";
import { chair } from "../story.test-support.ts";
import type { SessionStory } from "../session/story.test-support.ts";
import { dosedBy, givenBy, min } from "./course.test-support.ts";
import { all, from, isRaised, m, s, upTo, type ByRoute, type NumberRow } from "./row.test-support.ts";

/** Where no cuff starts by itself there is no number of it (S5). */
const clinics = (is: number): ByRoute => ({ ...all(is), sublingual: "none" });

/** Dosed, and the cuff may start by itself; the pump is on the other arm. */
function allowed(route: Route): SessionStory {
  const story = givenBy(route);
  story.at(min(41)).asks("cuff.auto", { on: true });
  return story;
}

const asked = (story: SessionStory): number => story.told("cuff.asked").length;

/** So many repeats, a minute and a half from one reading to the next; whether the last of them was asked for by then. */
function repeated(route: Route, times: number): boolean {
  const story = allowed(route);
  for (let time = 1; time <= times; time += 1) {
    story.at(min(42) + (time - 1) * 90).measures(170, 80);
    story.waits(min(42) + (time - 1) * 90 + 60);
    if (asked(story) < time) return false;
  }
  return true;
}

const automatic: readonly NumberRow[] = [
  {
    path: "repeats at once",
    source: "S5: at most 3",
    is: clinics(3),
    by: 1,
    sides: upTo,
    happens: repeated,
  },
  {
    path: "then so often",
    source: "S5: then every 5 min",
    is: clinics(m(5)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = allowed(route);
      for (let time = 0; time <= 3; time += 1) {
        story.at(min(42) + time * 90).measures(170, 80);
        if (time < 3) story.waits(min(42) + time * 90 + 60);
      }
      story.waits(min(42) + 270 + ms / 1_000);
      return asked(story) === 4;
    },
  },
  {
    path: "deflated between",
    source: "S5: >= 60 s",
    is: clinics(s(60)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = allowed(route);
      story.at(min(42)).measures(170, 80);
      story.waits(min(42) + ms / 1_000);
      return asked(story) === 1;
    },
  },
  {
    path: "announced ahead",
    source: "S5: 10 s",
    is: clinics(s(10)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = givenBy(route);
      story.at(min(41)).measures(170, 80);
      story.at(min(45)).asks("cuff.auto", { on: true });
      story.waits(min(45) + ms / 1_000);
      return asked(story) === 1;
    },
  },
];

/** An event that was charted when it happened, so long before a pressure of 185/80. */
function flagged(route: Route, ms: number): boolean {
  const story = dosedBy(route);
  story.at(min(1)).asks("chart.record", { entry: { kind: "event", what: "chest pain" } });
  story.at(min(1) + ms / 1_000).measures(185, 80);
  return isRaised(story, "bp/high", 3, "high");
}

export const ruleOfAlarmRows: readonly NumberRow[] = [
  ...automatic,
  {
    path: "signal lost at MOAA/S",
    source: "S2: high at once at MOAA/S <= 3",
    is: all(3),
    by: 1,
    sides: upTo,
    happens: (route, moaas) => {
      const story = dosedBy(route);
      story.at(min(1)).finds({ moaas });
      story.reads({ spo2: "probe off" });
      return isRaised(story, "signal", 2, "high");
    },
  },
  {
    path: "a red flag stands",
    source: "S4; our judgement: 30 min",
    // At home a single reading is high, with a red flag and without.
    is: clinics(m(30)),
    by: 1,
    sides: upTo,
    happens: flagged,
  },
  {
    path: "a count of breaths is of now",
    source: "clinical 8, compound HIGH; our judgement: 10 min",
    is: all(m(10)),
    by: 1,
    sides: upTo,
    happens: (route, ms) => {
      const story = dosedBy(route);
      story.at(min(1)).finds({ rr: 9 });
      story.at(min(1) + ms / 1_000).finds({ moaas: 3 });
      return isRaised(story, "compound", 0, "high");
    },
  },
  {
    path: "the cuff fails in a row",
    source: "cuffs 6; our judgement: the second is medium",
    is: all(2),
    by: 1,
    sides: from,
    happens: (route, times) => {
      const story = dosedBy(route);
      for (let time = 1; time <= times; time += 1) story.at(min(time)).fails("motion");
      return isRaised(story, "cuff", 1, "medium");
    },
  },
  {
    path: "MOAA/S repeats as the gravest",
    source: "S10: MOAA/S <= 2",
    is: all(2),
    by: 1,
    sides: upTo,
    happens: (route, moaas) => {
      const story = dosedBy(route);
      story.at(min(1)).finds({ moaas });
      const alarm = story.find("sedation");
      if (alarm === undefined) return false;
      story.answers("acknowledge", alarm);
      story.does({ type: "patient.attended", chair });
      story.waits(min(2));
      return story.alarm("sedation").acknowledged === undefined;
    },
  },
  {
    path: "vomiting is medium at MOAA/S",
    source: "S17: <= 4",
    is: all(4),
    by: 1,
    sides: upTo,
    happens: (route, moaas) => {
      const story = dosedBy(route);
      story.at(min(1)).finds({ moaas });
      story.asks("chart.record", { entry: { kind: "event", what: "vomiting" } });
      return isRaised(story, "event", 1, "medium");
    },
  },
  {
    path: "alone off the monitor at MOAA/S",
    source: "S16: MOAA/S 5 or company",
    is: all(5),
    by: 1,
    sides: [false, true, "none"],
    happens: (route, moaas) => {
      const story = dosedBy(route);
      story.at(min(1)).finds({ moaas });
      story.asks("monitor.off", { why: "toilet", company: false });
      return story.facts.offMonitor !== "no";
    },
  },
  {
    path: "the age that is a factor, years",
    source: "S9: age >= 65",
    is: all(65),
    by: 1,
    sides: from,
    happens: (route, ageYears) => {
      const story = dosedBy(route, { open: { ageYears } });
      story.at(min(1)).reads({ spo2: 91, pulse: 70 });
      story.finds({ moaas: 4 });
      return isRaised(story, "compound", 0, "high");
    },
  },
  {
    path: "typed in so long after",
    source: "S12: <= 30 min back",
    is: all(m(30)),
    by: 1,
    sides: upTo,
    happens: (route, ms) => {
      const story = givenBy(route);
      const now = min(41);
      const entry = { kind: "reading", systolic: 122, diastolic: 76 } as const;
      story.at(now).asks("chart.record", { entry, happenedAt: Instant(now * 1_000 - ms) });
      return story.session.chart.length === 1;
    },
  },
];
