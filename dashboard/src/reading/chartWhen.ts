import { Instant } from "@vigil/shared/kernel";
import { happenedPart, type MinutesAgo } from "./sessionHappened.ts";

/** When it happened: so many minutes ago, or, of a line that is put right, when that one did. */
export type When = MinutesAgo | "as before";

/**
 * The part of an act that says when; nothing where the gateway's own choice is right: its own instant for what is new, the old
 * line's for what is put right.
 */
export function whenPart(
  when: When,
  correcting: boolean,
  now: Instant | "unknown",
): { happenedAt?: Instant } | "no time" {
  if (when === "as before") return {};
  if (when === 0 && correcting) return now === "unknown" ? "no time" : { happenedAt: Instant(Math.round(now)) };
  return happenedPart(when, now);
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
