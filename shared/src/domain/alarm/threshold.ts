import { earliest, Millis, type Instant } from "../../kernel/index.ts";
import {
  unitOf,
  type Evidence,
  type Limits,
  type Quality,
  type RuleId,
  type ThresholdStep,
} from "../../contracts/index.ts";
import { gone, type Finding, type Grade, type Status } from "./finding.ts";
import { advanceStep, calmStep, type Side, type Step } from "./step.ts";
import { dueAt, touched } from "./stopwatch.ts";

/** A value that stands now: the worst valid one of the chair's oximeters (safety S15). */
export type Judged = { readonly value: number; readonly quality: Quality; readonly averagingMs: Millis };

/** What is judged, and by which of the limits. */
export type ThresholdRule = {
  readonly metric: "spo2" | "pulse" | "rr";
  readonly direction: "below" | "above";
  readonly limits: "spo2Low" | "pulseLow" | "pulseHigh" | "rrLow" | "rrHigh";
  readonly rule: RuleId;
};

/** Another rule that makes a step hold at once: what it is, and what it saw. */
export type Forced = { readonly rule: RuleId; readonly evidence: Evidence; readonly delayMs: Millis };

/** A value beyond a limit, and the limit as it was then. */
type Beyond = Judged & { readonly limit: number };

/** `by`: what made it hold. It ends the same way, whatever made it hold (S3). */
export type StepState = Step<Beyond> & { readonly by: Forced | "limit" };

export type Threshold = {
  readonly judged: Judged | "none";
  readonly steps: readonly StepState[];
  readonly status: Status;
  readonly dueAt: Instant | undefined;
};

const calm: StepState = { ...calmStep, by: "limit" };

export const newThreshold: Threshold = { judged: "none", steps: [], status: "none", dueAt: undefined };

/** Judges the value that stands at `at`. The same threshold comes back when there is nothing new. */
export function judgeValue(
  before: Threshold,
  rule: ThresholdRule,
  limits: Limits,
  judged: Judged | "none",
  at: Instant,
): Threshold {
  if (!isDue(before, at) && sameValue(before.judged, judged)) return before;
  const sign = rule.direction === "below" ? 1 : -1;
  const { margin, holdMs: endMs } = limits.episodeEnd;
  // Nearly every sample of every patient: calm, and still inside the mildest limit.
  const [mildest] = limits[rule.limits];
  const calmBefore = before.status === "none" && before.steps.length === limits[rule.limits].length;
  if (calmBefore && mildest !== undefined && sideOf(judged, mildest.limit, sign, margin) !== "beyond")
    return { ...before, judged };
  let status: Status = "none";
  let due: Instant | undefined;
  const steps = limits[rule.limits].map((step, index) => {
    const old = before.steps[index] ?? calm;
    const holdMsBefore = holdOf(step, before.judged === "none" ? judged : before.judged, limits);
    const holdMs = holdOf(step, judged, limits);
    const side = sideOf(judged, step.limit, sign, margin);
    const mark = judged === "none" ? judged : { ...judged, limit: step.limit };
    const next = advanceStep(old, { side, mark, holdMsBefore, holdMs, endMs }, at);
    if (next.holds) status = index;
    else if (status === "none" && touched(next.hold)) status = "pending";
    due = earliest(due, next.holds ? dueAt(next.ending, endMs) : dueAt(next.hold, holdMs));
    return { ...next, by: next.holds && old.holds ? old.by : "limit" } satisfies StepState;
  });
  return { judged, steps, status, dueAt: due };
}

/** Whether something ends or takes hold at this instant without a new value. */
export const isDue = ({ dueAt: due }: { readonly dueAt: Instant | undefined }, at: Instant): boolean =>
  due !== undefined && at >= due;

/** The step holds from now on, if it did not; `judgeValue` comes after, and reckons when that ends. */
export function forceStep(before: Threshold, index: number, limits: readonly ThresholdStep[], by: Forced): Threshold {
  if (before.steps[index]?.holds === true) return before;
  const steps = limits.map((_, at): StepState => {
    const step = before.steps[at] ?? calm;
    return at === index ? { ...step, holds: true, by } : step;
  });
  return { ...before, judged: "none", steps, status: index };
}

/** Distance inside the limit, in the metric's own unit: negative is a violation, strictly beyond. */
function sideOf(judged: Judged | "none", limit: number, sign: 1 | -1, margin: number): Side {
  if (judged === "none") return "unknown";
  const inside = (judged.value - limit) * sign;
  if (inside < 0) return "beyond";
  return inside >= margin ? "inside" : "at the limit";
}

// S7: of a poor signal a medium is held longer; a high is never delayed.
function holdOf({ holdMs, priority }: ThresholdStep, judged: Judged | "none", { rules }: Limits): Millis {
  if (priority !== "medium" || judged === "none" || judged.quality === "good") return holdMs;
  return holdMs >= rules.poor.holdMs ? holdMs : rules.poor.holdMs;
}

/** What the rule says, with the evidence of the step it says it of. */
export function thresholdFinding({ status, steps, judged }: Threshold, rule: ThresholdRule, limits: Limits): Finding {
  if (status === "none") return gone;
  const index = status === "pending" ? steps.findLastIndex((step) => touched(step.hold)) : status;
  const limit = limits[rule.limits][index];
  const step = steps[index];
  if (limit === undefined || step === undefined) throw new Error(`no step ${index}`);
  const { priority } = limit;
  if (status !== "pending" && step.by !== "limit") return { is: "present", step: index, priority, ...step.by };
  const { beyond } = step;
  if (beyond === "none") throw new Error(`no evidence for step ${index}`);
  const { value, quality, averagingMs } = beyond;
  const grade: Grade = {
    step: index,
    priority,
    rule: rule.rule,
    evidence: {
      kind: "number",
      value,
      limit: beyond.limit,
      unit: unitOf[rule.metric],
      direction: rule.direction,
      quality,
    },
    delayMs: Millis(holdOf(limit, judged === "none" ? beyond : judged, limits) + averagingMs),
  };
  return { is: status === "pending" ? "pending" : "present", ...grade };
}

/**
 * After a restart: what was raised stays raised, for nobody saw it end; what was still being held drops, and every value is
 * unknown. Where the new limits have fewer steps, the worst step stands for those that are gone.
 */
export function restartThreshold(before: Threshold, rule: ThresholdRule, limits: Limits): Threshold {
  const last = limits[rule.limits].length - 1;
  const steps = limits[rule.limits].map((_, index) => {
    const same = index < last ? before.steps.slice(index, index + 1) : before.steps.slice(last);
    const held = same.findLast((step) => step.holds);
    return held === undefined ? calm : { ...calm, holds: true, beyond: held.beyond, by: held.by };
  });
  const top = steps.findLastIndex((step) => step.holds);
  return { judged: "none", steps, status: top < 0 ? "none" : top, dueAt: undefined };
}

export function sameValue(a: Judged | "none", b: Judged | "none"): boolean {
  if (a === "none" || b === "none") return a === b;
  return a.value === b.value && a.quality === b.quality;
}
