import { earliest, Millis, type Instant } from "../../kernel/index.ts";
import { unitOf, type Limits, type Quality, type RuleId } from "../../contracts/index.ts";
import { gone, type Finding, type Grade, type Status } from "./finding.ts";
import { dueAt, elapsed, freeze, run, touched, unstarted, type Stopwatch } from "./stopwatch.ts";

/** A value that stands now: the worst valid one of the chair's oximeters (safety S15). */
export type Judged = { readonly value: number; readonly quality: Quality; readonly averagingMs: Millis };

/** What is judged, and by which of the limits. */
export type ThresholdRule = {
  readonly metric: "spo2" | "pulse";
  readonly direction: "below" | "above";
  readonly limits: "spo2Low" | "pulseLow" | "pulseHigh";
  readonly rule: RuleId;
};

type StepState = {
  readonly holds: boolean;
  /** Time beyond the limit; frozen while nothing valid is there (S2), back to nothing by a value inside. */
  readonly hold: Stopwatch;
  /** Time inside by the margin, while the step holds (S3). */
  readonly ending: Stopwatch;
  /** The last value beyond this step's limit: its evidence. */
  readonly beyond: Judged | "none";
};

export type Threshold = {
  readonly judged: Judged | "none";
  readonly steps: readonly StepState[];
  readonly status: Status;
  readonly dueAt: Instant | undefined;
};

const calm: StepState = { holds: false, hold: unstarted, ending: unstarted, beyond: "none" };

export const newThreshold: Threshold = { judged: "none", steps: [], status: "none", dueAt: undefined };

/** Judges the value that stands at `at`. The same threshold comes back when there is nothing new. */
export function judgeValue(
  before: Threshold,
  rule: ThresholdRule,
  limits: Limits,
  judged: Judged | "none",
  at: Instant,
): Threshold {
  const nothingDue = before.dueAt === undefined || at < before.dueAt;
  if (nothingDue && sameValue(before.judged, judged)) return before;
  const sign = rule.direction === "below" ? 1 : -1;
  const { margin, holdMs: endMs } = limits.episodeEnd;
  let status: Status = "none";
  let due: Instant | undefined;
  const steps = limits[rule.limits].map(({ limit, holdMs }, index) => {
    // Distance inside the limit, in the metric's own unit: negative is a violation, strictly beyond.
    const inside = judged === "none" ? "unknown" : (judged.value - limit) * sign;
    const step = advanceStep(before.steps[index] ?? calm, { inside, judged, holdMs, endMs, margin }, at);
    if (step.holds) status = index;
    else if (status === "none" && touched(step.hold)) status = "pending";
    due = earliest(due, step.holds ? dueAt(step.ending, endMs) : dueAt(step.hold, holdMs));
    return step;
  });
  return { judged, steps, status, dueAt: due };
}

type Now = { inside: number | "unknown"; judged: Judged | "none"; holdMs: Millis; endMs: Millis; margin: number };

function advanceStep(step: StepState, { inside, judged, holdMs, endMs, margin }: Now, at: Instant): StepState {
  // What was due is taken first, by the value that stood until now; then the value that stands from now on.
  const ended = step.holds && step.ending.since !== "stopped" && elapsed(step.ending, at) >= endMs;
  const begun = !step.holds && step.hold.since !== "stopped" && elapsed(step.hold, at) >= holdMs;
  const holds = begun || (step.holds && !ended);
  if (inside === "unknown")
    return { ...step, holds, hold: freeze(step.hold, at), ending: ended ? unstarted : freeze(step.ending, at) };
  if (inside < 0) {
    const hold = run(step.hold, at);
    return { holds: holds || elapsed(hold, at) >= holdMs, hold, ending: unstarted, beyond: judged };
  }
  const ending = holds && inside >= margin ? run(step.ending, at) : unstarted;
  return { holds, hold: unstarted, ending, beyond: step.beyond };
}

/** What the rule says, with the evidence of the step it says it of. */
export function thresholdFinding({ status, steps }: Threshold, rule: ThresholdRule, limits: Limits): Finding {
  if (status === "none") return gone;
  const index = status === "pending" ? steps.findLastIndex((step) => touched(step.hold)) : status;
  const limit = limits[rule.limits][index];
  const beyond = steps[index]?.beyond;
  if (limit === undefined || beyond === undefined || beyond === "none")
    throw new Error(`no evidence for step ${index}`);
  const grade: Grade = {
    step: index,
    priority: limit.priority,
    rule: rule.rule,
    evidence: {
      kind: "number",
      value: beyond.value,
      limit: limit.limit,
      unit: unitOf[rule.metric],
      direction: rule.direction,
      quality: beyond.quality,
    },
    delayMs: Millis(limit.holdMs + beyond.averagingMs),
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
    return held === undefined ? calm : { ...calm, holds: true, beyond: held.beyond };
  });
  const top = steps.findLastIndex((step) => step.holds);
  return { judged: "none", steps, status: top < 0 ? "none" : top, dueAt: undefined };
}

function sameValue(a: Judged | "none", b: Judged | "none"): boolean {
  if (a === "none" || b === "none") return a === b;
  return a.value === b.value && a.quality === b.quality;
}
