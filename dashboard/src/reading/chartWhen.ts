import { Instant } from "@vigil/shared/kernel";
import { happenedPart, type MinutesAgo } from "./sessionHappened.ts";

/** When it happened: so many minutes ago, or, of a line that is put right, when that one did. */
export type When = MinutesAgo | "as before";

/** The part of an act that says when; nothing for "just now", so that the gateway's own instant stands. */
export function whenPart(
  when: When,
  before: Instant | "none",
  now: Instant | "unknown",
): { happenedAt?: Instant } | "no time" {
  if (when !== "as before") return happenedPart(when, now);
  return before === "none" ? "no time" : { happenedAt: before };
}

const DAY_MS = 86_400_000;

/** The latest instant that the clock on the wall showed this time of day, "14:32" in this browser's zone. */
export function timeOfDay(text: string, now: Instant | "unknown"): Instant | "no time" {
  const told = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  const [hours, minutes] = [Number(told?.[1]), Number(told?.[2])];
  if (told === null || now === "unknown" || hours > 23 || minutes > 59) return "no time";
  const day = new Date(now);
  day.setHours(hours, minutes, 0, 0);
  const at = day.getTime();
  return Instant(at > now ? at - DAY_MS : at);
}
