import { after, Instant, type Millis } from "../../kernel/index.ts";
import type { Alarm } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { keep, tell, type Entry, type Turn } from "./book.ts";
import { gone } from "./finding.ts";
import { endNow } from "./lifecycle.ts";

/**
 * After a gap nobody watched: what was pending drops; what is active or latched is announced again. An acknowledged one
 * stays acknowledged. A pause that would have ended in the gap ends now, and none lasts longer than it was given.
 */
export function restartAlarms(turn: Turn, pauseMs: Millis): void {
  for (const entry of Object.values(turn.draft.alarms)) restartAlarm(turn, entry, pauseMs);
}

function restartAlarm(turn: Turn, entry: Entry, pauseMs: Millis): void {
  const { alarm } = entry;
  if (alarm.phase === "pending") return endNow(turn, entry);
  const present = entry.present.is === "pending" ? gone : entry.present;
  if (alarm.acknowledged !== undefined) return keep(turn, { alarm, present });
  const { paused, ...rest } = alarm;
  if (paused === undefined) return tell(turn, { alarm, present }, announceOf(alarm, "gateway restarted"));
  if (paused.until <= turn.at) return tell(turn, { alarm: rest, present }, announceOf(rest, "pause ended"));
  // The wall clock may have gone back while the gateway was down: a pause must not grow by that.
  const until = Instant(Math.min(paused.until, after(turn.at, pauseMs)));
  const still: Alarm = { ...alarm, paused: { ...paused, until } };
  tell(turn, { alarm: still, present }, announceOf(still, "gateway restarted"));
}
