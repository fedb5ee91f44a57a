import { Millis, type Instant } from "../../kernel/index.ts";
import type { DurationStep, Evidence, RuleId } from "../../contracts/index.ts";
import { gone, type Finding, type Status } from "./finding.ts";
import { dueAt, elapsed, freeze, run, touched, unstarted, type Stopwatch } from "./stopwatch.ts";

/** A technical trouble that is graver the longer it lasts. */
export type Grading =
  | { readonly trouble: false }
  | { readonly trouble: true; readonly step: number | "none"; readonly clock: Stopwatch; readonly atOnce: boolean };

export const noTrouble: Grading = { trouble: false };

/** What is known of the trouble now. */
export type Trouble = {
  readonly there: boolean;
  /** Its time counts now; otherwise the clock is frozen and the step stays. */
  readonly counts: boolean;
  /** It takes its worst step without waiting: the patient was low when we stopped seeing (safety S2). */
  readonly atOnce: boolean;
  /** Its worst step for now. */
  readonly upTo: number;
};

export function judgeTrouble(before: Grading, now: Trouble, grades: readonly DurationStep[], at: Instant): Grading {
  if (!now.there) return before.trouble ? noTrouble : before;
  const old = before.trouble ? before : { step: "none" as const, clock: unstarted, atOnce: false };
  let step = old.step === "none" ? -1 : old.step;
  const ms = elapsed(old.clock, at);
  const atOnce = now.atOnce && now.counts && step < grades.length - 1;
  if (atOnce) step = grades.length - 1;
  else if (now.counts || old.clock.since !== "stopped") {
    grades.forEach(({ afterMs }, index) => {
      if (index > step && index <= now.upTo && ms >= afterMs) step = index;
    });
  }
  const counting = now.counts && step < Math.min(now.upTo, grades.length - 1);
  const clock = counting ? run(old.clock, at) : freeze(old.clock, at);
  if (before.trouble && clock === before.clock && step === (before.step === "none" ? -1 : before.step)) return before;
  return { trouble: true, step: step < 0 ? "none" : step, clock, atOnce: atOnce || old.atOnce };
}

export function gradingDue(grading: Grading, grades: readonly DurationStep[]): Instant | undefined {
  if (!grading.trouble) return undefined;
  const next = grades[grading.step === "none" ? 0 : grading.step + 1];
  return next === undefined ? undefined : dueAt(grading.clock, next.afterMs);
}

export function gradingStatus(grading: Grading): Status {
  if (!grading.trouble) return "none";
  if (grading.step !== "none") return grading.step;
  return touched(grading.clock) ? "pending" : "none";
}

export function gradingFinding(
  grading: Grading,
  grades: readonly DurationStep[],
  rule: RuleId,
  words: string,
): Finding {
  const status = gradingStatus(grading);
  if (status === "none" || !grading.trouble) return gone;
  const step = status === "pending" ? 0 : status;
  const grade = grades[step];
  if (grade === undefined) throw new Error(`there is no grade ${step}`);
  const evidence: Evidence = { kind: "words", words };
  const delayMs = grading.atOnce ? Millis(0) : grade.afterMs;
  return { is: status === "pending" ? "pending" : "present", step, priority: grade.priority, rule, evidence, delayMs };
}

/** After a restart: a step that was raised stays and grows worse from there; what was pending drops. */
export function restartGrading(before: Grading, grades: readonly DurationStep[]): Grading {
  if (!before.trouble || before.step === "none") return noTrouble;
  const step = Math.min(before.step, grades.length - 1);
  const ms = grades[step]?.afterMs ?? Millis(0);
  return { trouble: true, step, clock: { ms, since: "stopped" }, atOnce: before.atOnce };
}
