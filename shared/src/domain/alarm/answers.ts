import { earliest, type Instant } from "../../kernel/index.ts";
import { endPauses } from "./act.ts";
import type { Answering, Entry, Turn } from "./book.ts";
import { callOn, chainAgainAt, nextCall } from "./calls.ts";
import { lapse } from "./going.ts";
import { endInhibitions } from "./inhibit.ts";
import { repeat, repeatAt } from "./repeat.ts";

/** When something next becomes of an alarm by time alone: of a pause, an inhibition, an acknowledgement or a call. */
export function answersDue(state: Answering): Instant | undefined {
  let due: Instant | undefined;
  for (const key in state.alarms) {
    const entry = state.alarms[key];
    if (entry !== undefined) due = earliest(due, dueOf(entry, state));
  }
  return due;
}

/** All of it that is due at the turn's instant. */
export function fireAnswers(turn: Turn): void {
  endPauses(turn);
  endInhibitions(turn);
  lapse(turn);
  repeat(turn);
  callOn(turn);
}

function dueOf(entry: Entry, { limits, escalation }: Answering): Instant | undefined {
  const { paused, inhibited, acknowledged } = entry.alarm;
  const until = inhibited === undefined || inhibited.until === "it ends" ? undefined : inhibited.until;
  const silent = earliest(paused?.until, until);
  const answered = earliest(acknowledged?.goingUntil, repeatAt(entry, limits));
  const calls = nextCall(entry.alarm, escalation)?.at ?? chainAgainAt(entry, escalation);
  return earliest(silent, earliest(answered, calls));
}
