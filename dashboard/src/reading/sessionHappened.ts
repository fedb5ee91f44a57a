import { Instant } from "@vigil/shared/kernel";

/** How long ago what is recorded happened, minutes; typed entries may be at most 30 min back (safety S12). */
export const happenedChoices = [0, 1, 2, 5, 10, 20] as const;
export type MinutesAgo = (typeof happenedChoices)[number];

export const agoLabel = (minutes: MinutesAgo): string => (minutes === 0 ? "just now" : `${minutes} min ago`);

/** The part of an act that says when; nothing for "just now", so that the gateway's own instant stands. */
export function happenedPart(minutes: MinutesAgo, now: Instant | "unknown"): { happenedAt?: Instant } | "no time" {
  if (minutes === 0) return {};
  return now === "unknown" ? "no time" : { happenedAt: Instant(Math.round(now - minutes * 60_000)) };
}
