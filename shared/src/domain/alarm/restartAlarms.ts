import { after, between, Instant } from "../../kernel/index.ts";
import type { Alarm } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { keep, tell, type Entry, type Turn } from "./book.ts";
import { callOn } from "./calls.ts";
import { gone } from "./finding.ts";
import { lapseOne } from "./going.ts";
import { endNow } from "./lifecycle.ts";
import { repeatAt, repeatOne } from "./repeat.ts";
import { without } from "./without.ts";

/**
 * After a gap nobody watched: what was pending drops; what is active or latched is announced again, and calls on. An
 * acknowledged one stays acknowledged. What fell due in the gap happens now, and a wall clock that went back while the gateway
 * was down lengthens no pause, no way to the patient and no chain.
 */
export function restartAlarms(turn: Turn): void {
  for (const entry of Object.values(turn.draft.alarms)) restartAlarm(turn, entry);
  callOn(turn);
}

function restartAlarm(turn: Turn, entry: Entry): void {
  if (entry.alarm.phase === "pending") return endNow(turn, entry);
  const present = entry.present.is === "pending" ? gone : entry.present;
  const alarm = bounded(without(entry.alarm, "inhibited"), turn.at);
  const { unreached } = entry;
  const now: Entry = {
    alarm,
    present,
    ...(unreached !== undefined && { unreached: Instant(Math.min(unreached, turn.at)) }),
  };
  if (alarm.acknowledged !== undefined) return restartAcknowledged(turn, now, entry.alarm);
  if (alarm.paused === undefined || alarm.paused.until > turn.at)
    return tell(turn, now, announceOf(alarm, "gateway restarted"));
  const rest = without(alarm, "paused");
  tell(turn, { ...now, alarm: rest }, announceOf(rest, "pause ended"));
}

function restartAcknowledged(turn: Turn, entry: Entry, before: Alarm): void {
  const { alarm } = entry;
  const { at, draft } = turn;
  const until = alarm.acknowledged?.goingUntil;
  if (until !== undefined && until <= at) return lapseOne(turn, entry);
  const due = repeatAt(entry, draft.limits);
  if (due !== undefined && due <= at) return repeatOne(turn, entry);
  // Nobody has to hear what stands as it did; a screen that counts down is told where that has changed.
  if (before.acknowledged?.goingUntil === until) return keep(turn, entry);
  tell(turn, entry, { heard: false, why: "acknowledged" });
}

/** Nothing of it lies ahead of now by more than it was given. */
function bounded(alarm: Alarm, now: Instant): Alarm {
  const past = (then: Instant): Instant => Instant(Math.min(then, now));
  const until = (from: Instant, to: Instant): Instant => Instant(Math.min(to, after(now, between(from, to))));
  const { acknowledged, paused, call, raisedAt } = alarm;
  const going = acknowledged?.goingUntil;
  return {
    ...alarm,
    ...(raisedAt !== undefined && { raisedAt: past(raisedAt) }),
    ...(call !== undefined && { call: { ...call, at: past(call.at) } }),
    ...(acknowledged !== undefined && {
      acknowledged: {
        ...acknowledged,
        at: past(acknowledged.at),
        ...(going !== undefined && { goingUntil: until(acknowledged.at, going) }),
      },
    }),
    ...(paused !== undefined && { paused: { ...paused, until: until(paused.at, paused.until) } }),
  };
}
