import { Minutes, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";

/**
 * Which way one number of a protocol is stricter, and how far it may go that way and still be meant. What is shipped for the
 * route is the other bound: a site may be stricter, never looser (S14). The extremes are our judgement.
 */
export type Bound = {
  readonly path: string;
  readonly stricter: "up" | "down";
  readonly extreme: number;
  /** In milliseconds: shorter stands where patients are simulated and the protocol says so. */
  readonly duration: boolean;
};

type Row = readonly [path: string, extreme: number];

const DAY = Minutes(24 * 60);
const MINUTE = Minutes(1);
/** clinical 6: the infusion takes as long as it is configured to; five minutes to two hours can still be meant. */
export const MOST_PLANNED = Minutes(120);
export const LEAST_PLANNED = Minutes(5);

// A wait: longer is stricter. S19, S20, S21; clinical 1.1, 6 and 7.
const waits: readonly Row[] = [
  ["baseline.apartMs", Minutes(30)],
  ["dosing.restMs", Minutes(30)],
  ["dosing.dissolveMs", Minutes(30)],
  ["active.leastMs", DAY],
  ["dissociation.afterMs", DAY],
  ["discharge.apartMs", DAY],
  ["discharge.factorMs", DAY],
  ["discharge.bp.apartMs", DAY],
  ["discharge.spo2.overMs", DAY],
];

// A patience: shorter is stricter. S8, S18 to S23; clinical 8, rows NIBP cadence and MOAA/S check.
const patiences: readonly Row[] = [
  ["baseline.freshForMs", MINUTE],
  ["dosing.overrunMs", MINUTE],
  ["dosing.confirmMs", Seconds(10)],
  ["dissociation.fromMs", 0],
  ["cadence.earlyMs", 0],
  ["cadence.dosingMs", MINUTE],
  ["cadence.afterMs", MINUTE],
  ["cadence.alarmMs", MINUTE],
  ["cadence.grace.ms", MINUTE],
  ["cadence.mandatory.byMs", MINUTE],
  ["assessment.everyMs", MINUTE],
  ["assessment.closeMs", MINUTE],
  ["home.replyEveryMs", MINUTE],
  ["home.repeatMs", Seconds(10)],
  ["home.mediumMs", Seconds(15)],
  ["home.highMs", Seconds(20)],
  ["home.highUnseenMs", Seconds(10)],
  ["home.presenceMs", MINUTE],
  ["discharge.earlyMs", 0],
  ["discharge.findingFreshMs", MINUTE],
  ["discharge.waitingMs", MINUTE],
  ["discharge.bp.freshForMs", MINUTE],
];

// mmHg, beats and breaths a minute, %, points of a scale, or a share of 1.
const more: readonly Row[] = [
  ["hold.systolicBelow", 110],
  ["hold.pulseBelow", 60],
  ["hold.spo2Below", 97],
  ["hold.rrBelow", 14],
  ["noDose.spo2Below", 97],
  // At 5 nobody could ever be given more.
  ["noDose.moaasUpTo", 4],
  ["discharge.bp.systolicLeast", 110],
  ["discharge.bp.systolicLeastNear", 110],
  ["discharge.bp.diastolicLeast", 60],
  ["discharge.pulse.least", 60],
  ["discharge.spo2.least", 97],
  ["discharge.spo2.validShare", 1],
  ["discharge.rr.least", 12],
  ["discharge.score.least", 10],
];
const less: readonly Row[] = [
  ["baseline.agreeWithin", 2],
  ["hold.hard.systolic", 120],
  ["hold.hard.diastolic", 75],
  ["hold.soft.systolic", 120],
  ["hold.soft.diastolic", 75],
  ["hold.pulseAbove", 90],
  ["noDose.above.systolic", 120],
  ["noDose.above.diastolic", 75],
  // With no slack a reading would be overdue while its cuff still inflates.
  ["cadence.overdueLow", 1.1],
  ["cadence.overdueMedium", 1.1],
  ["assessment.overdueLow", 1.1],
  ["assessment.overdueMedium", 1.1],
  ["home.presenceMissed", 1],
  ["rise.systolic", 10],
  ["rise.diastolic", 5],
  ["rise.onlyFrom.systolic", 100],
  ["rise.onlyFrom.diastolic", 60],
  ["rise.infoShare", 0.05],
  ["discharge.bp.nearBaseline", 0],
  ["discharge.bp.ofBaseline", 1],
  ["discharge.bp.orBelow.systolic", 120],
  ["discharge.bp.orBelow.diastolic", 75],
  ["discharge.bp.never.systolic", 120],
  ["discharge.bp.never.diastolic", 75],
  ["discharge.pulse.most", 90],
  ["discharge.pulse.nearBaseline", 0],
  ["discharge.spo2.belowBaseline", 0],
  ["discharge.rr.most", 18],
  ["discharge.nauseaMost", 0],
  ["discharge.cadss6Most", 0],
];

const rows = (list: readonly Row[], stricter: Bound["stricter"], duration: boolean): readonly Bound[] =>
  list.map(([path, extreme]) => ({ path, stricter, extreme, duration }));

export const bounds: readonly Bound[] = [
  ...rows(waits, "up", true),
  ...rows(patiences, "down", true),
  ...rows(more, "up", false),
  ...rows(less, "down", false),
];

/** The number at a path of a protocol; undefined where this protocol has none there. */
export function numberAt(protocol: Protocol, path: string): number | undefined {
  let part: unknown = protocol;
  for (const key of path.split(".")) {
    if (typeof part !== "object" || part === null) return undefined;
    part = new Map<string, unknown>(Object.entries(part)).get(key);
  }
  return typeof part === "number" ? part : undefined;
}
