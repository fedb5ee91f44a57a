import { Instant } from "../../kernel/index.ts";
import type { Route } from "../../contracts/index.ts";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import { slopeAt } from "../alarm/slope.ts";
import type { SessionStory } from "../session/story.test-support.ts";
import { ox2 } from "../story.test-support.ts";
import { dosedBy, openBy, twoProbes, type Patient } from "./course.test-support.ts";
import {
  above,
  all,
  below,
  from,
  isBy,
  isHome,
  isRaised,
  s,
  stepNow,
  upTo,
  type NumberRow,
} from "./row.test-support.ts";

const START = 200;
// At 94 a baseline is so low that no value here lies 4 points below it for long.
const low: Patient = { spo2: 94 };

/** Dosed, and SpO2 is so for so long. */
function reads(route: Route, spo2: number, ms: number, patient: Patient = low): SessionStory {
  const story = dosedBy(route, patient);
  story.at(START).reads({ spo2, pulse: 70 });
  if (ms > 0) story.waits(START + ms / 1_000);
  return story;
}

/** Dips below 92 at these milliseconds, each so deep and so long; between them 93. */
function dips(route: Route, at: readonly number[], deep = 2, longMs = 1_000): boolean {
  const story = dosedBy(route, low);
  for (const ms of at) {
    story.at(START + ms / 1_000).reads({ spo2: 92 - deep, pulse: 70 });
    story.at(START + (ms + longMs) / 1_000).reads({ spo2: 93, pulse: 70 });
  }
  return isBy(story, "spo2/low", "spo2 three times");
}

const by = (count: number, everyMs: number): readonly number[] => Array.from({ length: count }, (_, i) => i * everyMs);

/** Before any baseline: SpO2 comes down in a straight line to `to`, so many points a second, a sample a second. */
function falls(route: Route, to: number, perSecond: number, samples: number): boolean {
  const first = to + perSecond * (samples - 1);
  const story = openBy(route, { spo2: first });
  for (let at = 1; at < samples; at += 1) story.at(at).reads({ spo2: first - perSecond * at, pulse: 70 });
  return isBy(story, "spo2/low", "spo2 slope");
}

/** How long a medium at 91 is held by this route, milliseconds, where the signal is good. */
const mediumHeldMs = (route: Route): number => (isHome(route) ? s(20) : s(15));

export const saturationRows: readonly NumberRow[] = [
  {
    path: "limits.rules.saturationSeconds",
    source: "clinical 8, row SpO2: SatSeconds 50; S3 from 92",
    is: all(50),
    by: 1,
    sides: from,
    // 4 points deep: 12.5 s, before the hold of a medium is over.
    happens: (route, sum) => isBy(reads(route, 88, s(sum / 4)), "spo2/low", "spo2 depth and time"),
  },
  {
    path: "limits.rules.threeTimes.count",
    source: "clinical 4.3; S3",
    is: all(3),
    by: 1,
    sides: from,
    happens: (route, count) => dips(route, by(count, 10_000)),
  },
  {
    path: "limits.rules.threeTimes.withinMs",
    source: "clinical 4.3; S3",
    is: all(s(60)),
    by: 1,
    sides: upTo,
    happens: (route, ms) => dips(route, [0, 30_000, ms]),
  },
  {
    path: "limits.rules.threeTimes.deep",
    source: "S3",
    is: all(2),
    by: 1,
    sides: from,
    happens: (route, deep) => dips(route, by(3, 10_000), deep),
  },
  {
    path: "limits.rules.threeTimes.longMs",
    source: "S3",
    is: all(s(3)),
    by: 1,
    sides: from,
    happens: (route, ms) => dips(route, by(3, 10_000), 1, ms),
  },
  {
    path: "limits.rules.rapid",
    source: "clinical 4.3, Rapid desat",
    is: all(10),
    by: 1,
    sides: above,
    happens: (route, points) => isRaised(reads(route, 92 - points, 0), "spo2/low", 2, "high"),
  },
  {
    path: "limits.rules.fall.points",
    source: "S7",
    is: all(4),
    by: 1,
    sides: from,
    happens: (route, points) => isBy(reads(route, 98 - points, s(35), { spo2: 98 }), "spo2/low", "spo2 fall"),
  },
  {
    path: "limits.rules.fall.holdMs",
    source: "S7",
    is: all(s(30)),
    by: 1,
    sides: from,
    happens: (route, ms) => isBy(reads(route, 94, ms, { spo2: 98 }), "spo2/low", "spo2 fall"),
  },
  {
    path: "limits.rules.slope.points",
    source: "clinical 4.3, ROC",
    is: all(1),
    by: 0.01,
    sides: from,
    happens: (route, points) => falls(route, 93, points / 20, 70),
  },
  {
    path: "limits.rules.slope.perMs",
    source: "clinical 4.3, ROC",
    is: all(s(20)),
    by: 200,
    sides: upTo,
    happens: (route, ms) => falls(route, 93, 1_000 / ms, 70),
  },
  {
    path: "limits.rules.slope.overMs",
    source: "clinical 4.3, ROC",
    is: all(s(60)),
    by: s(1),
    sides: below,
    // A high sample so long ago still bends the line; one of 60 s ago is out of it.
    happens: (_, ms) => {
      const course = [
        { since: Instant(0), value: 97 },
        { since: Instant(s(101)), value: 93 },
      ];
      return slopeAt(course, defaultLimits.rules.slope, Instant(s(100) + ms)) !== 0;
    },
  },
  {
    path: "limits.rules.slope.samples",
    source: "clinical 4.3, ROC: n >= 40",
    is: all(40),
    by: 1,
    sides: from,
    happens: (route, samples) => falls(route, 93, 0.1, samples),
  },
  {
    path: "limits.rules.slope.upTo",
    source: "S3",
    is: all(94),
    by: 0.1,
    sides: upTo,
    happens: (route, to) => falls(route, to, 0.08, 61),
  },
  {
    path: "limits.rules.overRead.medium",
    source: "S7",
    is: all(94),
    by: 1,
    sides: below,
    happens: (route, spo2) =>
      isRaised(reads(route, spo2, s(25), { spo2: 95, answers: { overRead: true } }), "spo2/low", 1, "medium"),
  },
  {
    path: "limits.rules.overRead.high",
    source: "S7",
    is: all(90),
    by: 1,
    sides: below,
    happens: (route, spo2) =>
      isRaised(reads(route, spo2, s(6), { spo2: 95, answers: { overRead: true } }), "spo2/low", 2, "high"),
  },
  {
    path: "limits.rules.oxygenMedium",
    source: "S8",
    is: all(94),
    by: 1,
    sides: below,
    happens: (route, spo2) => {
      const story = dosedBy(route, low);
      story.at(START).asks("session.oxygen", { flow: 2 });
      story.reads({ spo2, pulse: 70 });
      story.waits(START + 25);
      return isRaised(story, "spo2/low", 1, "medium");
    },
  },
  {
    path: "limits.rules.poor.perfusionIndex",
    source: "S7",
    is: all(0.4),
    by: 0.01,
    sides: below,
    // As long as a medium is held of a good signal, it is not raised yet.
    happens: (route, perfusionIndex) => {
      const story = dosedBy(route, low);
      story.at(START).reads({ spo2: 91, pulse: 70, perfusionIndex });
      story.waits(START + mediumHeldMs(route) / 1_000);
      return stepNow(story, "spo2/low") < 0;
    },
  },
  {
    path: "limits.rules.poor.holdMs",
    source: "S7",
    is: all(s(30)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = dosedBy(route, low);
      story.at(START).reads({ spo2: 91, pulse: 70, quality: "poor" });
      story.waits(START + ms / 1_000);
      return isRaised(story, "spo2/low", 1, "medium");
    },
  },
  {
    path: "limits.rules.differ.points",
    source: "S15",
    is: all(4),
    by: 1,
    sides: from,
    happens: (route, points) => differ(route, points, s(35)),
  },
  {
    path: "limits.rules.differ.holdMs",
    source: "S15",
    is: all(s(30)),
    by: 1,
    sides: from,
    happens: (route, ms) => differ(route, 4, ms),
  },
];

function differ(route: Route, points: number, ms: number): boolean {
  const story = dosedBy(route, { spo2: 98, setting: twoProbes });
  story.at(START).reads({ spo2: 98 - points, pulse: 70 }, ox2);
  story.waits(START + ms / 1_000);
  return isRaised(story, "spo2/differs", 0, "medium");
}
