import type { Limits } from "../../contracts/index.ts";
import { checkGrades } from "./checkGrades.ts";
import { checkPressure } from "./checkPressure.ts";
import { checkRules } from "./checkRules.ts";
import { checkThreshold } from "./checkThreshold.ts";
import { milderThanBefore, outside, type Fault } from "./fault.ts";

/** All faults of a set of limits, each with the path of the number, why it may not be so and what to write instead. */
export function checkLimits(limits: Limits): readonly Fault[] {
  const { confirm, episodeEnd, signalAfterLow } = limits;
  return [
    ...checkThreshold("spo2Low", limits),
    ...checkThreshold("pulseLow", limits),
    ...checkThreshold("pulseHigh", limits),
    ...checkPressure("bpLow", limits),
    ...checkPressure("bpHigh", limits),
    // S4 names 60 s, 2 min and 5 min; a clinic may be stricter, and no more than a little slower.
    ...outside("confirm.notBeforeMs", confirm.notBeforeMs, 1_000, 120_000),
    ...outside("confirm.repeatDueMs", confirm.repeatDueMs, confirm.notBeforeMs, 300_000),
    ...outside("confirm.overdueHighMs", confirm.overdueHighMs, confirm.repeatDueMs, 300_000),
    // S3: 15 s beyond limit + 1.
    ...outside("episodeEnd.margin", episodeEnd.margin, 0, 3),
    ...outside("episodeEnd.holdMs", episodeEnd.holdMs, 1_000, 60_000),
    // S2, with the slowest grades it names (recovery: 30, 60, 180 s) as the bound.
    ...checkGrades("signal", limits, "high", 180_000),
    ...checkGrades("signalRecovery", limits, "high", 180_000),
    ...checkGrades("linkOximeter", limits, "high", 180_000),
    ...checkGrades("linkCuff", limits, "medium", 180_000),
    ...outside("signalAfterLow.spo2", signalAfterLow.spo2, 90, 95),
    ...outside("signalAfterLow.withinMs", signalAfterLow.withinMs, 10_000, 600_000),
    ...milderThanBefore("cuffFailures", limits.cuffFailures),
    ...checkRules(limits),
    // clinical 6: 120 s.
    ...outside("pauseMs", limits.pauseMs, 1_000, 120_000),
  ];
}
