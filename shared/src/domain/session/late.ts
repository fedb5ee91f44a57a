import type { Instant, Millis } from "../../kernel/index.ts";
import type { Priority, RuleId } from "../../contracts/index.ts";
import type { Entry } from "../alarm/book.ts";
import { gone, type Subject } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";

/** One step of being late with something that people do: from when on, how grave, and by which rule. */
export type Late = {
  readonly at: Instant;
  readonly priority: Priority;
  readonly rule: RuleId;
  readonly words: string;
  readonly delayMs: Millis;
};

/**
 * The alarm of what people are late with, at the turn's instant; without steps nothing is asked of them. Only what `isDone`
 * says was done since makes it milder, whatever becomes of the steps meanwhile.
 */
export function followLate(
  turn: ChairTurn,
  subject: Subject,
  steps: readonly Late[],
  isDone: (since: Instant) => boolean,
): void {
  const { draft, at } = turn;
  const entry = draft.alarms[subject.key];
  const raised = raisedStep(entry);
  if (entry === undefined && steps.length === 0) return;
  const reached = steps.findLastIndex((late) => at >= late.at);
  const stays = steps.length > 0 && entry !== undefined && !isDone(entry.alarm.episode);
  const step = stays ? Math.max(reached, raised) : reached;
  if (step === raised) return;
  const late = steps[step];
  if (late === undefined) return follow(turn, subject, gone);
  const { priority, rule, words, delayMs } = late;
  follow(turn, subject, { is: "present", step, priority, rule, evidence: { kind: "words", words }, delayMs });
}

/** When it takes its next step. */
export function lateDue({ alarms }: ChairState, subject: Subject, steps: readonly Late[]): Instant | undefined {
  const raised = raisedStep(alarms[subject.key]);
  let due: Instant | undefined;
  for (const { at } of steps.slice(raised + 1)) if (due === undefined || at < due) due = at;
  return due;
}

/** From when it is an alarm at all. */
export const lateFrom = (steps: readonly Late[]): Instant | "never" =>
  steps.reduce<Instant | "never">((first, { at }) => (first === "never" || at < first ? at : first), "never");

const raisedStep = (entry: Entry | undefined): number =>
  entry === undefined || entry.present.is !== "present" ? -1 : entry.present.step;
