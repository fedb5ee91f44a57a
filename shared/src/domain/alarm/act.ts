import { after, unreachable, type Instant, type Millis } from "../../kernel/index.ts";
import type { Act, Alarm, AlarmKey, Who } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { tell, type AlarmBook, type Entry, type Turn } from "./book.ts";
import { gone, type Subject } from "./finding.ts";
import { atStep, follow } from "./lifecycle.ts";
import { grownWorse } from "./words.ts";

type AlarmAct = Extract<Act, { key: AlarmKey }>;

export const isAlarmAct = (act: Act): act is AlarmAct => "key" in act;

/** Does what a person asks of one alarm. The answer is `done`, or why not, as a sentence; then nothing has changed. */
export function actOnAlarm(turn: Turn, act: AlarmAct, by: Who, pauseMs: Millis): "done" | { refused: string } {
  const entry = turn.draft.alarms[act.key];
  if (entry === undefined) return { refused: "This alarm is over: there is nothing to answer" };
  const { alarm } = entry;
  if (alarm.episode !== act.episode) return { refused: "This alarm ended and began again: look again" };
  if (alarm.phase === "pending") return { refused: "This alarm is not raised yet: there is nothing to answer" };
  // S1: nobody has seen what would be silenced.
  if (alarm.step > act.step) return { refused: grownWorse(alarm) };
  switch (act.type) {
    case "alarm.acknowledge":
      acknowledge(turn, entry, by);
      return "done";
    case "alarm.pause":
      if (alarm.acknowledged !== undefined) return { refused: "This alarm is acknowledged: it is silent already" };
      pause(turn, entry, by, pauseMs);
      return "done";
    case "alarm.resume":
      if (alarm.paused === undefined) return { refused: "This alarm is not paused" };
      resume(turn, entry, "resumed");
      return "done";
    case "alarm.busy":
      return { refused: "Calls are not built yet" };
    default:
      return unreachable(act);
  }
}

/** Ends the pauses that are over at the turn's instant. */
export function endPauses(turn: Turn): void {
  for (const entry of Object.values(turn.draft.alarms))
    if (entry.alarm.paused !== undefined && entry.alarm.paused.until <= turn.at) resume(turn, entry, "pause ended");
}

/** When the next pause ends. */
export function pauseDue(alarms: AlarmBook): Instant | undefined {
  let due: Instant | undefined;
  for (const key in alarms) {
    const until = alarms[key]?.alarm.paused?.until;
    if (until !== undefined && (due === undefined || until < due)) due = until;
  }
  return due;
}

function acknowledge(turn: Turn, entry: Entry, by: Who): void {
  const { paused: _, ...alarm } = entry.alarm;
  const acknowledged: Alarm = { ...alarm, acknowledged: { by, at: turn.at, step: alarm.step } };
  const announce = { heard: false, why: "acknowledged" } as const;
  if (alarm.phase === "latched") {
    tell(turn, { alarm: { ...acknowledged, phase: "cleared" }, present: gone }, announce);
    // The hold of a milder step may be running already: that is the next episode.
    return follow(turn, subjectOf(alarm), entry.present);
  }
  // What latched within its episode has been seen; now the step that still holds is shown, and covered.
  const { present } = entry;
  const eased = present.is === "present" && present.step < alarm.step;
  tell(turn, { alarm: eased ? atStep(acknowledged, present, turn.at) : acknowledged, present }, announce);
}

function pause(turn: Turn, { alarm, present }: Entry, by: Who, pauseMs: Millis): void {
  const until = after(turn.at, pauseMs);
  const paused: Alarm = { ...alarm, paused: { by, at: turn.at, until, step: alarm.step } };
  tell(turn, { alarm: paused, present }, announceOf(paused, "resumed"));
}

function resume(turn: Turn, { alarm, present }: Entry, why: "resumed" | "pause ended"): void {
  const { paused: _, ...rest } = alarm;
  tell(turn, { alarm: rest, present }, announceOf(rest, why));
}

function subjectOf({ key, chair, device, condition, kind }: Alarm): Subject {
  return { key, condition, kind, ...(chair !== undefined && { chair }), ...(device !== undefined && { device }) };
}
