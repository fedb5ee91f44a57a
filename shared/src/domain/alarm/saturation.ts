import { earliest, type Instant } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { fallFinding, judgeFall, type Fallen } from "./fall.ts";
import type { Finding, Status } from "./finding.ts";
import { firstOf } from "./firstOf.ts";
import { gravest } from "./gravest.ts";
import { heldStatus, notHeld, restartHeld, type Held } from "./held.ts";
import { rapidFall } from "./rapid.ts";
import { againAndAgain, deepAndLong, falling } from "./saturationEvidence.ts";
import { gatherSeconds, noSeconds, secondsDue, type SaturationSeconds } from "./saturationSeconds.ts";
import { followSlope, noSlope, type Slope } from "./slope.ts";
import { forceStep, isDue, judgeValue, sameValue, thresholdFinding } from "./threshold.ts";
import type { Forced, Judged, Threshold, ThresholdRule } from "./threshold.ts";
import { countTimes, isOften, noTimes, timesDue, type ThreeTimes } from "./threeTimes.ts";

/**
 * What the rules of low SpO2 know beside the threshold. All of them make steps of the one alarm `spo2/low` (safety S3): depth
 * and time, three times, a rapid fall and a slope make a step of the threshold hold, which then ends as every step does; a
 * fall from the baseline has a limit of its own, and ends inside that.
 */
export type Saturation = {
  readonly seconds: SaturationSeconds;
  readonly times: ThreeTimes;
  readonly fall: Held<Fallen>;
  readonly slope: Slope;
  /** The patient's own, %, by which it was judged last. */
  readonly baseline: number | "none";
  /** Of all rules together, the threshold's too. */
  readonly status: Status;
  readonly dueAt: Instant | undefined;
};

export const newSaturation: Saturation = {
  seconds: noSeconds,
  times: noTimes,
  fall: notHeld,
  slope: noSlope,
  baseline: "none",
  status: "none",
  dueAt: undefined,
};

/** All that is known of low SpO2. */
export type LowSpo2 = { readonly spo2Low: Threshold; readonly saturation: Saturation };

/** Judges the SpO2 that stands at `at`, by the limits and by the baseline, %. The same comes back when there is nothing new. */
export function judgeSaturation(
  before: LowSpo2,
  rule: ThresholdRule,
  limits: Limits,
  judged: Judged | "none",
  baseline: number | "none",
  at: Instant,
): LowSpo2 {
  const { spo2Low: old, saturation } = before;
  const nothingDue = !isDue(old, at) && !isDue(saturation, at);
  if (nothingDue && sameValue(old.judged, judged) && saturation.baseline === baseline) return before;
  const fall = baseline === "none" ? notHeld : judgeFall(saturation.fall, baseline, judged, limits, at);
  let spo2Low = judgeValue(old, rule, limits, judged, at);
  const force = (index: number, by: Forced | "no"): void => {
    if (by === "no" || index < 0) return;
    spo2Low = judgeValue(forceStep(spo2Low, index, limits.spo2Low, by), rule, limits, judged, at);
  };
  const medium = firstOf(limits.spo2Low, "medium");
  force(firstOf(limits.spo2Low, "high"), rapidFall(limits, judged));
  const below = depth(judged, limits.spo2Low[medium]?.limit);
  const times = countTimes(saturation.times, below, limits.rules.threeTimes, at);
  // What stood until now is what took the sum so far.
  const stood = old.judged === "none" ? judged : old.judged;
  const limit = limits.spo2Low[medium]?.limit;
  if (stood !== "none" && limit !== undefined) {
    if (isOver(saturation.seconds, limits, at))
      force(medium, deepAndLong(saturation.seconds, stood, limit, limits, at));
    const seen = judged !== "none" && judged.value < limit ? judged : stood;
    if (isOften(times, limits.rules.threeTimes)) force(medium, againAndAgain(times, seen, limit, limits, at));
  }
  // A slope is information: the mildest step, and only where that is information (S3).
  const informs = limits.spo2Low[0]?.priority === "info" && !fall.holds;
  if (informs && isDue(saturation.slope, at)) force(0, falling(saturation.slope, limits, stood, at));
  // What was told is done with: the next episode begins with nothing.
  const told = spo2Low.steps.some(({ holds }, index) => holds && index >= medium);
  const next = told
    ? { seconds: noSeconds, times: noTimes }
    : { seconds: gatherSeconds(saturation.seconds, below, at), times };
  const asked = informs && typeof spo2Low.status !== "number" && mayFall(judged, baseline, limits);
  const good = judged === "none" || judged.quality === "poor" ? "unknown" : judged.value;
  let slope = followSlope(saturation.slope, good, asked, limits.rules.slope, at);
  // Asked for from this very instant on, it may be steep enough already.
  if (isDue(slope, at)) {
    force(0, falling(slope, limits, judged, at));
    slope = { ...slope, dueAt: undefined };
  }
  const status = together(spo2Low.status, fall, medium);
  const counting = earliest(
    secondsDue(next.seconds, limits.rules.saturationSeconds),
    timesDue(next.times, limits.rules.threeTimes),
  );
  const dueAt = earliest(counting, earliest(fall.dueAt, slope.dueAt));
  return { spo2Low, saturation: { ...next, fall, slope, baseline, status, dueAt } };
}

/** What all rules say together. */
export const saturationFinding = ({ spo2Low, saturation }: LowSpo2, rule: ThresholdRule, limits: Limits): Finding =>
  gravest([thresholdFinding(spo2Low, rule, limits), fallFinding(saturation.fall, limits)]);

/** After a restart, with the threshold as it then is: what was raised stays; what was being gathered drops. */
export function restartSaturation({ fall: old }: Saturation, spo2Low: Threshold, limits: Limits): Saturation {
  const fall = restartHeld(old);
  return { ...newSaturation, fall, status: together(spo2Low.status, fall, firstOf(limits.spo2Low, "medium")) };
}

// S7: of a poor signal a medium is held by the threshold alone; nothing is gathered from it.
function depth(judged: Judged | "none", limit: number | undefined): number | "unknown" {
  if (judged === "none" || judged.quality === "poor" || limit === undefined) return "unknown";
  return limit - judged.value;
}

function isOver(seconds: SaturationSeconds, { rules }: Limits, at: Instant): boolean {
  const due = secondsDue(seconds, rules.saturationSeconds);
  return due !== undefined && at >= due;
}

// S3: only at or below so much, or so far below the baseline.
function mayFall(judged: Judged | "none", baseline: number | "none", { rules }: Limits): boolean {
  if (judged === "none") return false;
  return judged.value <= rules.slope.upTo || (baseline !== "none" && baseline - judged.value >= rules.fall.points);
}

function together(threshold: Status, fall: Held<Fallen>, medium: number): Status {
  const fallen = heldStatus(fall);
  if (fallen === "present") return typeof threshold === "number" ? Math.max(threshold, medium) : medium;
  return threshold === "none" ? fallen : threshold;
}
