import { Millis, Minutes, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";
import { iv } from "./iv.ts";

/** One duration of a protocol and its bounds for real patients, both allowed. */
export type DurationRule = {
  readonly path: string;
  /** Undefined where this protocol has no such duration. */
  readonly of: (protocol: Protocol) => Millis | undefined;
  readonly from: Millis;
  readonly to: Millis;
};

/** Longer than any treatment: beyond it a number is a slip of the keyboard. */
const DAY = Minutes(24 * 60);
/** Shorter than a person can do anything in. */
const MINUTE = Minutes(1);
const NONE = Millis(0);

type Row = readonly [path: string, of: DurationRule["of"]];

// A wait: longer is stricter, so what is shipped is the least. S19, S20, S21; clinical 6 and 7.
const waits: readonly Row[] = [
  ["baseline.apartMs", ({ baseline }) => baseline.apartMs],
  ["active.leastMs", ({ active }) => active.leastMs],
  ["dissociation.afterMs", ({ dissociation }) => dissociation.afterMs],
  ["discharge.apartMs", ({ discharge }) => discharge.apartMs],
  ["discharge.bp.apartMs", ({ discharge }) => discharge.bp.apartMs],
  ["discharge.spo2.overMs", ({ discharge }) => discharge.spo2.overMs],
];

// A patience: shorter is stricter, so what is shipped is the most. S19, S20, S21, S23; clinical 8, row NIBP cadence.
const patiences: readonly (readonly [...Row, least: Millis])[] = [
  ["baseline.freshForMs", ({ baseline }) => baseline.freshForMs, MINUTE],
  ["dosing.overrunMs", ({ dosing }) => (dosing.kind === "pump" ? dosing.overrunMs : undefined), MINUTE],
  ["dosing.confirmMs", ({ dosing }) => (dosing.kind === "pump" ? dosing.confirmMs : undefined), Seconds(10)],
  ["dissociation.fromMs", ({ dissociation }) => dissociation.fromMs, NONE],
  ["cadence.dosingMs", ({ cadence }) => cadence.dosingMs, MINUTE],
  ["cadence.afterMs", ({ cadence }) => cadence.afterMs, MINUTE],
  ["cadence.alarmMs", ({ cadence }) => cadence.alarmMs, MINUTE],
  ["discharge.earlyMs", ({ discharge }) => discharge.earlyMs, NONE],
  ["discharge.findingFreshMs", ({ discharge }) => discharge.findingFreshMs, MINUTE],
  ["discharge.bp.freshForMs", ({ discharge }) => discharge.bp.freshForMs, MINUTE],
];

/** clinical 6: the infusion takes as long as it is configured to; five minutes to two hours can still be meant. */
export const MOST_PLANNED = Minutes(120);

export const durationRules: readonly DurationRule[] = [
  ...waits.map(([path, of]) => ({ path, of, from: of(iv) ?? NONE, to: DAY })),
  ...patiences.map(([path, of, from]) => ({ path, of, from, to: of(iv) ?? DAY })),
  {
    path: "dosing.plannedMs",
    of: ({ dosing }) => (dosing.kind === "pump" ? dosing.plannedMs : undefined),
    from: Minutes(5),
    to: MOST_PLANNED,
  },
];
