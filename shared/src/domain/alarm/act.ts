import { after, unreachable, type Instant } from "../../kernel/index.ts";
import type { Act, Alarm, Input, Who } from "../../contracts/index.ts";
import { spanWords } from "../span.ts";
import { announceOf } from "./announceOf.ts";
import { keep, tell, type Entry, type Turn } from "./book.ts";
import { callNext, isOfChair } from "./calls.ts";
import { gone, type Subject } from "./finding.ts";
import { atStep, follow } from "./lifecycle.ts";
import { without } from "./without.ts";
import { grownWorse } from "./words.ts";

type AlarmAct = Extract<Act, { key: unknown }>;
type Pause = Extract<Act, { type: "alarm.pause" }>;
type Undelivered = Extract<Input, { type: "call.undelivered" }>;

export const isAlarmAct = (act: Act): act is AlarmAct => "key" in act;

/** Does what a person asks of one alarm. The answer is `done`, or why not, as a sentence; then nothing has changed. */
export function actOnAlarm(turn: Turn, act: AlarmAct, by: Who): "done" | { refused: string } {
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
      return pause(turn, entry, act, by);
    case "alarm.resume":
      if (alarm.paused === undefined) return { refused: "This alarm is not paused" };
      resume(turn, entry, "resumed");
      return "done";
    case "alarm.busy":
      return passOn(turn, entry, by);
    default:
      return unreachable(act);
  }
}

/** Ends the pauses that are over at the turn's instant. */
export function endPauses(turn: Turn): void {
  for (const entry of Object.values(turn.draft.alarms))
    if (entry.alarm.paused !== undefined && entry.alarm.paused.until <= turn.at) resume(turn, entry, "pause ended");
}

function acknowledge(turn: Turn, entry: Entry, by: Who): void {
  const before = entry.alarm.acknowledged;
  const alarm = without(entry.alarm, "paused", ...(entry.alarm.phase === "latched" ? [] : ["was" as const]));
  const said = ({ step }: Alarm, goingUntil: Instant | undefined): Pick<Alarm, "acknowledged"> => ({
    acknowledged: { by, at: turn.at, step, ...(goingUntil !== undefined && { goingUntil }) },
  });
  const announce = { heard: false, why: "acknowledged" } as const;
  if (alarm.phase === "latched") {
    tell(turn, { alarm: { ...alarm, ...said(alarm, undefined), phase: "cleared" }, present: gone }, announce);
    // The hold of a milder step may be running already: that is the next episode.
    return follow(turn, subjectOf(alarm), entry.present);
  }
  // What latched within its episode has been seen; now the step that still holds is shown, and covered.
  const { present } = entry;
  const eased = present.is === "present" && present.step < alarm.step;
  const shown = eased ? atStep(alarm, present, turn.at) : alarm;
  // To acknowledge again gives nobody more time to come; what was high a moment ago is worth the way, if it is medium now.
  const calls = shown.priority === "high" || shown.priority === "medium";
  const first = calls ? goingUntil(turn, alarm) : undefined;
  const until = before === undefined ? first : before.goingUntil;
  tell(turn, { alarm: { ...shown, ...said(shown, until) }, present }, announce);
}

/** S10: to acknowledge a high means "I am going", where there is a patient to go to. */
function goingUntil({ at, draft }: Turn, alarm: Alarm): Instant | undefined {
  return alarm.priority === "high" && isOfChair(alarm) ? after(at, draft.limits.answer.goingMs) : undefined;
}

function pause(turn: Turn, { alarm, present }: Entry, act: Pause, by: Who): "done" | { refused: string } {
  const { pauseMs, answer } = turn.draft.limits;
  const { forMs = pauseMs, reason } = act;
  if (alarm.acknowledged !== undefined) return { refused: "This alarm is acknowledged: it is silent already" };
  if (forMs === 0) return { refused: "A pause must be longer than nothing" };
  if (forMs > pauseMs) {
    if (alarm.priority === "high")
      return { refused: `A high alarm may be paused for at most ${spanWords(pauseMs)}: acknowledge it when you go` };
    if (forMs > answer.longPauseMs)
      return { refused: `The pause is ${spanWords(forMs)}, at most ${spanWords(answer.longPauseMs)} is allowed` };
    if (reason === undefined) return { refused: `A pause longer than ${spanWords(pauseMs)} needs a reason` };
  }
  const until = after(turn.at, forMs);
  const said = { by, at: turn.at, until, step: alarm.step, ...(reason !== undefined && { reason }) };
  const paused: Alarm = { ...alarm, paused: said };
  tell(turn, { alarm: paused, present }, announceOf(paused, "resumed"));
  return "done";
}

function resume(turn: Turn, { alarm, present }: Entry, why: "resumed" | "pause ended"): void {
  const rest = without(alarm, "paused");
  tell(turn, { alarm: rest, present }, announceOf(rest, why));
}

// "I cannot": whoever comes next is called at once.
function passOn(turn: Turn, entry: Entry, by: Who): "done" | { refused: string } {
  const { acknowledged, call } = entry.alarm;
  if (acknowledged !== undefined) return { refused: `${acknowledged.by.name} has acknowledged: nobody is called now` };
  if (call === undefined) return { refused: "Nobody is called for this alarm" };
  if (callNext(turn, entry, `${call.role}: ${by.name} cannot come`, "nobody answered")) return "done";
  return { refused: `Nobody is called after the ${call.role}: stay, or find somebody` };
}

/**
 * Nobody was reached by the call that stands: the next one is called at once (safety S10). Where there is none, the chain
 * begins anew after a while, for as long as nobody answers.
 */
export function passOnUndelivered(turn: Turn, { key, episode, step, why }: Undelivered): void {
  const entry = turn.draft.alarms[key];
  if (entry?.alarm.call?.step !== step || entry.alarm.episode !== episode) return;
  if (callNext(turn, entry, `${entry.alarm.call.role}: not reached, ${why}`, "nobody answered")) return;
  keep(turn, { ...entry, unreached: entry.unreached ?? turn.at });
}

function subjectOf({ key, chair, device, condition, kind }: Alarm): Subject {
  return { key, condition, kind, ...(chair !== undefined && { chair }), ...(device !== undefined && { device }) };
}
