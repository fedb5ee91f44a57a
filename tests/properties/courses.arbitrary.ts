import fc from "fast-check";
import { intents } from "./courses.act.ts";
import { any, type Move } from "./histories.arbitrary.ts";
import { chairs, cuffs, oximeters } from "./histories.world.ts";

const chair = fc.constantFrom(0 as const, 1 as const);
const acts = fc.record({ kind: fc.constant("acts" as const), what: fc.constantFrom(...intents), chair });
const starts = fc.record({ kind: fc.constant("starts cuff" as const), device: fc.constantFrom(...cuffs) });

/** What a calm patient of a chair gives: a minute's values from each probe, and a pressure in it. */
const calm = (which: 0 | 1, [systolic, diastolic]: readonly [number, number]): readonly Move[] => [
  ...oximeters.flatMap((device, index): Move[] =>
    (index === 2) === (chairs[which] === chairs[1])
      ? [{ kind: "reads", device, spo2: 97, pulse: 70, quality: "good", times: 12 }]
      : [],
  ),
  { kind: "measures", device: cuffs[which], systolic, diastolic, late: false, said: "not said" },
];

const restarts = fc.record({
  kind: fc.constant("restarts" as const),
  waitMs: fc.integer({ min: 0, max: 20_000 }),
  downMs: fc.oneof(fc.constant("unknown" as const), fc.integer({ min: 0, max: 60_000 })),
});

// Calm, or to be held.
const pressures = fc.constantFrom([120, 80] as const, [120, 80] as const, [120, 80] as const, [150, 92] as const);

/** S15: the probes of a chair come off, to be put on the next patient's finger. */
const off = (which: 0 | 1): readonly Move[] =>
  oximeters.flatMap((device, index): Move[] =>
    (index === 2) === (chairs[which] === chairs[1]) ? [{ kind: "off", device, because: "probe off" }] : [],
  );

/** Steps of a session: somebody's values, and whoever cares for them does what comes next. */
const steps = (times: number) =>
  fc.tuple(chair, pressures).map(([which, pressure]): readonly Move[] =>
    Array.from({ length: times }, (_, step): readonly Move[] => [
      // The first step opens the session, and the second begins with a probe that comes off and goes on.
      ...(step === 1 ? off(which) : []),
      ...calm(which, pressure),
      { kind: "acts", what: "next", chair: which },
    ]).flat(),
  );

/** Histories in which sessions are opened and go on, well or not. */
export const courses: fc.Arbitrary<readonly Move[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: steps(1) },
      // Left alone, it comes to its end.
      { weight: 1, arbitrary: steps(16) },
      { weight: 2, arbitrary: acts.map((move): readonly Move[] => [move]) },
      { weight: 1, arbitrary: restarts.map((move): readonly Move[] => [move]) },
      { weight: 1, arbitrary: starts.map((move): readonly Move[] => [move]) },
      { weight: 3, arbitrary: any.map((move) => [move]) },
    ),
    { minLength: 6, maxLength: 20 },
  )
  .map((parts) => parts.flat());
