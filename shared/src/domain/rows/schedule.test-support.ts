import type { Route } from "../../contracts/index.ts";
import type { SessionStory } from "../session/story.test-support.ts";
import { DOSE, dosedBy, givenBy, isDueBy, min, type Patient } from "./course.test-support.ts";
import {
  all,
  clinicHome,
  from,
  isBy,
  isRaised,
  m,
  only,
  upTo,
  type ByRoute,
  type NumberRow,
} from "./row.test-support.ts";

// clinical 8, row NIBP cadence, minutes after the dose; by IV there are no times, only every so often.
const slots = {
  iv: [],
  im: [5, 10, 15, 20, 30],
  intranasal: [20, 40, 60, 90, 120],
  sublingual: [30, 60, 90, 120],
} as const satisfies Record<Route, readonly number[]>;

// The first time that a reading is wanted, minutes after the dose: as long is its interval.
const firstReading = { iv: 10, im: 5, intranasal: 20, sublingual: 30 } as const satisfies Record<Route, number>;

const slotAt = (route: Route, index: number): number | "none" => {
  const minutes = slots[route][index];
  return minutes === undefined ? "none" : m(minutes);
};

/** Dosed, and measured at each time before this minute. */
function keptTo(route: Route, minute: number, patient: Patient = {}): SessionStory {
  const story = route === "iv" ? dosedBy(route, patient) : givenBy(route, patient);
  for (const slot of slots[route]) if (slot < minute) story.at(min(slot)).measures(127, 77);
  return story;
}

const seconds = (ms: number): number => DOSE + ms / 1_000;

const times: readonly NumberRow[] = [0, 1, 2, 3, 4].map((index): NumberRow => ({
  path: `cadence.at.${index}`,
  source: "clinical 8, row NIBP cadence",
  is: {
    iv: "none",
    im: slotAt("im", index),
    intranasal: slotAt("intranasal", index),
    sublingual: slotAt("sublingual", index),
  },
  by: 1,
  sides: from,
  happens: (route, ms) => isDueBy(keptTo(route, slots[route][index] ?? 0), "bp", seconds(ms)),
}));

const cadence: readonly NumberRow[] = [
  ...times,
  {
    path: "cadence.firstSessionAt.0",
    source: "clinical 8, row NIBP cadence: +15 if 1st session",
    is: only("sublingual", m(15)),
    by: 1,
    sides: from,
    happens: (route, ms) => isDueBy(dosedBy(route, { open: { firstSession: true } }), "bp", seconds(ms)),
  },
  {
    path: "cadence.earlyMs",
    source: "clinical 8, row NIBP cadence: 40 +-5; of IV and IM our judgement",
    is: { ...all(m(5)), iv: m(2), im: m(2) },
    by: 1,
    sides: upTo,
    unused: { iv: "by IV no time after the dose is named" },
    happens: (route, ms) => {
      const story = givenBy(route);
      const first = min(firstReading[route]);
      story.at(first - ms / 1_000).measures(127, 77);
      return !isDueBy(story, "bp", first);
    },
  },
  {
    path: "cadence.dosingMs",
    source: "clinical 8, row NIBP cadence: IV q10; of the others as their last interval",
    is: { iv: m(10), im: m(15), intranasal: m(20), sublingual: m(30) },
    by: 1,
    sides: from,
    // Of the others the times are over before: an emergency is watched as closely as a dose.
    happens: (route, ms) => {
      const last = slots[route].at(-1) ?? 20;
      const story = keptTo(route, last);
      if (route !== "iv") story.at(min(last) - 1).asks("session.emergency", { what: "collapse" });
      story.at(min(last)).measures(127, 77);
      return isDueBy(story, "bp", min(last) + ms / 1_000);
    },
  },
  {
    path: "cadence.afterMs",
    source: "clinical 8, row NIBP cadence: q15 after IV and IM; the others as their last interval",
    is: { iv: m(15), im: m(15), intranasal: m(30), sublingual: m(30) },
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const last = slots[route].at(-1) ?? 50;
      const story = route === "iv" ? givenBy(route) : keptTo(route, last);
      story.at(min(last)).measures(127, 77);
      return isDueBy(story, "bp", min(last) + ms / 1_000);
    },
  },
  {
    path: "cadence.alarmMs",
    source: "clinical 8, row NIBP cadence: q5 if medium",
    is: all(m(5)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      // No other reading is wanted within 5 min of it.
      const minute = route === "iv" ? 20 : route === "intranasal" ? 40 : 30;
      const story = keptTo(route, minute);
      story.at(min(minute)).measures(170, 80);
      return isDueBy(story, "bp", min(minute) + ms / 1_000);
    },
  },
  {
    path: "cadence.overdueLow",
    source: "clinical 8, row BP overdue",
    is: { ...all(1.5), sublingual: "none" },
    by: 0.01,
    sides: from,
    happens: (route, factor) => {
      const story = dosedBy(route);
      story.waits(min(firstReading[route] * factor));
      return isRaised(story, "bp/overdue", 0, "low");
    },
  },
  {
    path: "cadence.overdueMedium",
    source: "clinical 8, row BP overdue",
    is: clinicHome(2, 1.5),
    by: 0.01,
    sides: from,
    // At home up to minute 90 the grace of S18 stands: judged by the reading of minute 120, 30 after the one before.
    happens: (route, factor) => {
      const home = route === "sublingual";
      const story = home ? keptTo(route, 120) : dosedBy(route);
      story.waits(home ? min(90 + 30 * factor) : min(firstReading[route] * factor));
      return isRaised(story, "bp/overdue", 1, "medium");
    },
  },
  {
    path: "cadence.grace.ms",
    source: "S18: overdue at due + 10 min",
    is: only("sublingual", m(10)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = keptTo(route, 60);
      story.waits(min(60) + ms / 1_000);
      return isRaised(story, "bp/overdue", 1, "medium");
    },
  },
  {
    path: "cadence.grace.untilMs",
    source: "S18: up to minute 90",
    is: only("sublingual", m(90)),
    by: m(30),
    sides: upTo,
    // A reading of that minute is medium 10 min later.
    happens: (route, ms) => {
      const minute = ms / m(1);
      const story = keptTo(route, minute);
      story.waits(min(minute + 10));
      return isRaised(story, "bp/overdue", 1, "medium");
    },
  },
  {
    path: "cadence.mandatory.atMs",
    source: "S20: the 40 +- 5 min reading; clinical 8",
    is: only("intranasal", m(40)),
    by: 1,
    sides: from,
    // A reading from 5 min before it on is it.
    happens: (route, ms) => {
      const story = givenBy(route);
      story.at(seconds(ms) - 300).measures(127, 77);
      story.waits(min(45));
      return !isBy(story, "bp/overdue", "bp mandatory");
    },
  },
  {
    path: "cadence.mandatory.byMs",
    source: "S20: medium at 45",
    is: only("intranasal", m(45)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = keptTo(route, 40);
      story.waits(seconds(ms));
      return isBy(story, "bp/overdue", "bp mandatory") && story.alarm("bp/overdue").priority === "medium";
    },
  },
];

const CHECK = "breathing and MOAA/S";
const checked = (story: SessionStory, minute: number) => story.at(min(minute)).finds({ moaas: 5, rr: 14 });

// clinical 8, row MOAA/S check: the first of them, minutes after the dose; as long is its interval.
const firstCheck = { iv: 10, im: 5, intranasal: 15, sublingual: 15 } as const satisfies Record<Route, number>;

const assessmentTimes: readonly NumberRow[] = [5, 10, 15, 20].map((minute, index): NumberRow => ({
  path: `assessment.at.${index}`,
  source: "clinical 8, row MOAA/S check: q5 x 4",
  is: only("im", m(minute)),
  by: 1,
  sides: from,
  happens: (route, ms) => {
    const story = dosedBy(route);
    for (let slot = 5; slot < minute; slot += 5) checked(story, slot);
    return isDueBy(story, CHECK, seconds(ms));
  },
}));

const every: ByRoute = { iv: m(10), im: m(10), intranasal: m(15), sublingual: m(15) };

const overdueCheck = (name: "overdueLow" | "overdueMedium", is: number): NumberRow => ({
  path: `assessment.${name}`,
  source: "S8: 1.5 x low, 2 x medium",
  is: all(is),
  by: 0.01,
  sides: from,
  happens: (route, factor) => {
    const story = dosedBy(route);
    story.waits(min(firstCheck[route] * factor));
    const low = name === "overdueLow";
    return isRaised(story, "check/overdue", low ? 0 : 1, low ? "low" : "medium");
  },
});

const assessment: readonly NumberRow[] = [
  ...assessmentTimes,
  {
    path: "assessment.everyMs",
    source: "clinical 8, row MOAA/S check",
    is: every,
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = dosedBy(route);
      checked(story, 20);
      return isDueBy(story, CHECK, min(20) + ms / 1_000);
    },
  },
  {
    path: "assessment.closeMs",
    source: "S8, S9: every 5 min",
    is: all(m(5)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const oxygen = dosedBy(route);
      oxygen.asks("session.oxygen", { flow: 2 });
      const opioid = dosedBy(route, { answers: { factors: ["opioid"] } });
      for (const story of [oxygen, opioid]) checked(story, 20);
      return [oxygen, opioid].every((story) => isDueBy(story, CHECK, min(20) + ms / 1_000));
    },
  },
  overdueCheck("overdueLow", 1.5),
  overdueCheck("overdueMedium", 2),
];

const home = (
  name: string,
  is: number,
  happens: (story: SessionStory, value: number) => boolean,
  by = 1,
): NumberRow => ({
  path: `home.${name}`,
  source: "S18",
  is: only("sublingual", is),
  by,
  sides: from,
  happens: (route, value) => happens(dosedBy(route), value),
});

/** Nobody replies to the check of minute 15, for so long. */
function silent(story: SessionStory, ms: number, step: number, priority: "low" | "medium" | "high"): boolean {
  story.waits(min(15) + ms / 1_000);
  return isRaised(story, "check/unanswered", step, priority);
}

const atHome: readonly NumberRow[] = [
  home("replyEveryMs", m(15), (story, ms) => isDueBy(story, "reply", seconds(ms))),
  home("repeatMs", 30_000, (story, ms) => silent(story, ms, 0, "low")),
  home("mediumMs", 60_000, (story, ms) => silent(story, ms, 1, "medium")),
  home("highMs", 120_000, (story, ms) => silent(story, ms, 2, "high")),
  home("highUnseenMs", 30_000, (story, ms) => {
    story.at(min(14)).reads({ spo2: "probe off", pulse: "probe off" });
    return silent(story, ms, 2, "high");
  }),
  home("presenceMs", m(15), (story, ms) => {
    story.waits(seconds(2 * ms));
    return isRaised(story, "presence", 0, "high");
  }),
  home("presenceMissed", 2, (story, times) => {
    story.waits(min(15 * times));
    return isRaised(story, "presence", 0, "high");
  }),
];

export const scheduleRows: readonly NumberRow[] = [...cadence, ...assessment, ...atHome];
