import { Millis, Minutes, Seconds } from "@vigil/shared/kernel";
import type { Span } from "../faults/fault.ts";
import type { Script } from "../patient/script.ts";
import { onlyAsked, probeGoesOn } from "./scenarios.ts";

/** A home of the demo: its patient, and what its kit has to live with. */
export type HomeStory = {
  script: Script;
  drops: readonly Span[];
  clockOffsetMs: number;
  battery: { percent: number; lastsMs: Millis };
};

const infusion = (at: Millis) =>
  ({ kind: "infusion", at, lasts: Minutes(4), systolic: 11, diastolic: 7, pulse: 5 }) as const;

/** About as long as a session of the short protocol and the pause after it. */
const ROUND = Minutes(11);

const quiet = (at: Millis, baseline: NonNullable<Script["baseline"]>): Script => ({
  baseline,
  opening: [probeGoesOn],
  cycle: { from: at, every: ROUND, episodes: [infusion(Millis(0))] },
  cuff: onlyAsked([]),
});

const homes: readonly HomeStory[] = [
  {
    script: quiet(Seconds(90), { systolic: 118, diastolic: 72, pulse: 68, spo2: 97.5 }),
    drops: [],
    clockOffsetMs: 0,
    battery: { percent: 88, lastsMs: Minutes(600) },
  },
  {
    // The link drops at 100 s for 45 s, and what was measured meanwhile comes late.
    script: quiet(Seconds(85), { systolic: 124, diastolic: 76, pulse: 74, spo2: 97 }),
    drops: [{ from: Seconds(100), lasts: Seconds(45) }],
    clockOffsetMs: 2_400,
    battery: { percent: 61, lastsMs: Minutes(600) },
  },
  {
    // A clock that nobody set.
    script: quiet(Seconds(100), { systolic: 112, diastolic: 70, pulse: 64, spo2: 98 }),
    drops: [{ from: Minutes(16), lasts: Seconds(20) }],
    clockOffsetMs: -312_000,
    battery: { percent: 23, lastsMs: Minutes(300) },
  },
  {
    script: quiet(Seconds(210), { systolic: 128, diastolic: 79, pulse: 71, spo2: 96.6 }),
    drops: [],
    clockOffsetMs: 0,
    battery: { percent: 74, lastsMs: Minutes(600) },
  },
];

/** Homes count from 0; a fifth is the first again with another patient. */
export function homeStory(home: number): HomeStory {
  const story = homes[home % homes.length];
  if (story === undefined) throw new RangeError(`home ${home} is no home`);
  return story;
}
