import type { Findings, Route } from "../../contracts/index.ts";
import type { SessionStory } from "../session/story.test-support.ts";
import { dosedBy, min, type Patient } from "./course.test-support.ts";
import { all, below, from, isRaised, m, s, upTo, type NumberRow } from "./row.test-support.ts";

/** Dosed; a minute later so much was found, and SpO2 is so. */
function found(route: Route, findings: Findings, spo2 = 97, patient: Patient = {}): SessionStory {
  const story = dosedBy(route, patient);
  story.at(min(1)).reads({ spo2, pulse: 70 });
  story.finds(findings);
  return story;
}

const opioid: Patient = { answers: { factors: ["opioid"] } };

/** Off the monitor three minutes after the dose, awake. */
function walks(route: Route, spo2 = 97): SessionStory {
  const story = dosedBy(route);
  story.at(min(3)).reads({ spo2, pulse: 70 });
  story.finds({ moaas: 5 });
  story.asks("monitor.off", { why: "toilet", company: false });
  return story;
}

export const personRows: readonly NumberRow[] = [
  {
    path: "limits.rules.sedation.medium",
    source: "clinical 8, row MOAA/S check",
    is: all(3),
    by: 1,
    sides: upTo,
    happens: (route, moaas) => isRaised(found(route, { moaas }), "sedation", 0, "medium"),
  },
  {
    path: "limits.rules.sedation.high",
    source: "clinical 8, row MOAA/S check",
    is: all(2),
    by: 1,
    sides: upTo,
    happens: (route, moaas) => isRaised(found(route, { moaas }), "sedation", 1, "high"),
  },
  {
    path: "limits.rules.compound.moaas",
    source: "clinical 8, compound HIGH",
    is: all(3),
    by: 1,
    sides: upTo,
    happens: (route, moaas) => isRaised(found(route, { moaas }, 91), "compound", 0, "high"),
  },
  {
    path: "limits.rules.compound.withFactors",
    source: "S9",
    is: all(4),
    by: 1,
    sides: upTo,
    happens: (route, moaas) => isRaised(found(route, { moaas }, 91, opioid), "compound", 0, "high"),
  },
  {
    path: "limits.rules.compound.spo2Below",
    source: "clinical 8, compound HIGH",
    is: all(92),
    by: 1,
    sides: below,
    happens: (route, spo2) => isRaised(found(route, { moaas: 3 }, spo2), "compound", 0, "high"),
  },
  {
    path: "limits.rules.compound.rrBelow",
    source: "clinical 8, compound HIGH",
    is: all(10),
    by: 1,
    sides: below,
    happens: (route, rr) => isRaised(found(route, { moaas: 3, rr }), "compound", 0, "high"),
  },
  {
    path: "limits.rules.apnoeaMs",
    source: "clinical 8, row RR / apnoea",
    is: all(s(20)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = dosedBy(route);
      story.at(min(1)).reads({ spo2: 97, pulse: 70, rr: 0 });
      story.waits(min(1) + ms / 1_000);
      return isRaised(story, "apnoea", 0, "high");
    },
  },
  {
    path: "limits.rules.offMonitor.allowedMs",
    source: "S16",
    is: all(m(5)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = walks(route);
      story.waits(min(3) + ms / 1_000);
      return isRaised(story, "monitor/off", 0, "medium");
    },
  },
  {
    path: "limits.rules.offMonitor.highAfterMs",
    source: "S16",
    is: all(m(2)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = walks(route);
      story.waits(min(8) + ms / 1_000);
      return isRaised(story, "monitor/off", 1, "high");
    },
  },
  {
    path: "limits.rules.offMonitor.spo2From",
    source: "S16",
    is: all(94),
    by: 1,
    sides: from,
    happens: (route, spo2) => walks(route, spo2).facts.offMonitor !== "no",
  },
];
