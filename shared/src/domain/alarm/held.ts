import type { Instant, Millis } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { advanceStep, calmStep, type Side, type Step } from "./step.ts";
import { dueAt, touched } from "./stopwatch.ts";
import { isDue } from "./threshold.ts";

/** A rule with one step, over something that stands: it takes hold after a time, and its episode ends as every other (S3). */
export type Held<Mark> = Step<Mark> & { readonly side: Side; readonly dueAt: Instant | undefined };

export const notHeld = { ...calmStep, side: "unknown", dueAt: undefined } as const;

/** `mark` is what is kept as evidence where it lies beyond. The same comes back when there is nothing new and nothing due. */
export function judgeHeld<Mark>(
  before: Held<Mark>,
  side: Side,
  mark: Mark | "none",
  holdMs: Millis,
  { episodeEnd: { holdMs: endMs } }: Limits,
  at: Instant,
): Held<Mark> {
  if (side === before.side && !isDue(before, at) && (side !== "beyond" || mark === before.beyond)) return before;
  const step = advanceStep(before, { side, mark, holdMsBefore: holdMs, holdMs, endMs }, at);
  return { ...step, side, dueAt: step.holds ? dueAt(step.ending, endMs) : dueAt(step.hold, holdMs) };
}

export const heldStatus = ({ holds, hold }: Held<unknown>): "none" | "pending" | "present" =>
  holds ? "present" : touched(hold) ? "pending" : "none";

/** After a restart: what was raised stays raised; what was still being held drops. */
export const restartHeld = <Mark>({ holds, beyond }: Held<Mark>): Held<Mark> =>
  holds ? { ...notHeld, holds, beyond } : notHeld;
