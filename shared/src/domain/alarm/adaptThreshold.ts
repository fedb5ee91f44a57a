import type { Limits } from "../../contracts/index.ts";
import { restartThreshold, type Threshold, type ThresholdRule } from "./threshold.ts";

/**
 * A threshold under other limits. With as many steps as before each goes on as it is, and the value that stands is judged
 * anew; with fewer, the worst step that holds stands for those that are gone.
 */
export function adaptThreshold(before: Threshold, rule: ThresholdRule, from: Limits, to: Limits): Threshold {
  if (from[rule.limits] === to[rule.limits] || before.steps.length === 0) return before;
  if (before.steps.length <= to[rule.limits].length) return { ...before, judged: "none" };
  return restartThreshold(before, rule, to);
}
