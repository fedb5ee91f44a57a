import type { Instant, Millis } from "../../kernel/index.ts";
import { elapsed, freeze, run, unstarted, type Stopwatch } from "./stopwatch.ts";

/** Where a value lies: beyond its limit, not beyond but not safely inside, inside by the margin (safety S3), or not known. */
export type Side = "beyond" | "at the limit" | "inside" | "unknown";

/** One step of a rule over a value that stands: it takes hold after a time beyond, and ends after a time inside (S3). */
export type Step<Mark> = {
  readonly holds: boolean;
  /** Time beyond the limit; frozen while nothing valid is there (S2), back to nothing by a value inside. */
  readonly hold: Stopwatch;
  /** Time inside by the margin, while the step holds (S3). */
  readonly ending: Stopwatch;
  /** The last value beyond the limit: its evidence. */
  readonly beyond: Mark | "none";
};

export type Now<Mark> = {
  readonly side: Side;
  /** What is kept of a value beyond. */
  readonly mark: Mark | "none";
  /** How long it must be beyond, by the value that stood until now, and by the one that stands from now on. */
  readonly holdMsBefore: Millis;
  readonly holdMs: Millis;
  /** How long it must be inside. */
  readonly endMs: Millis;
};

export const calmStep = { holds: false, hold: unstarted, ending: unstarted, beyond: "none" } as const;

/** What was due is taken first, by the value that stood until now; then the value that stands from now on. */
export function advanceStep<Mark>(step: Step<Mark>, now: Now<Mark>, at: Instant): Step<Mark> {
  const { side, mark, holdMsBefore, holdMs, endMs } = now;
  const ended = elapsed(step.ending, at) >= endMs;
  const begun = !step.holds && step.hold.since !== "stopped" && elapsed(step.hold, at) >= holdMsBefore;
  const holds = begun || (step.holds && !ended);
  if (side === "unknown") {
    const ending = ended ? unstarted : freeze(step.ending, at);
    return { holds, hold: freeze(step.hold, at), ending, beyond: step.beyond };
  }
  if (side === "beyond") {
    const hold = run(step.hold, at);
    return { holds: holds || elapsed(hold, at) >= holdMs, hold, ending: unstarted, beyond: mark };
  }
  const ending = holds && side === "inside" ? run(step.ending, at) : unstarted;
  return { holds, hold: unstarted, ending, beyond: step.beyond };
}
