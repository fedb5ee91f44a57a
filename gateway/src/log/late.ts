import type { VigilEvent } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { isTrend, type TakePoint } from "./points.ts";

/**
 * A late fact stands in the log under the instant at which it was heard, at most this long after it happened: a kit's facts
 * older than 48 h are refused. A day more costs nothing.
 */
export const LATE_MOST_MS = 72 * 3_600_000;

/** When a fact happened, where that is known to be earlier than when it was heard (safety S12). */
export const happenedAt = (event: VigilEvent, at: Instant): Instant =>
  event.type === "cuff.result" ? (event.happenedAt ?? at) : at;

/** The numbers of what came late, each at its own instant. */
export function eachLatePoint(event: VigilEvent, take: TakePoint): void {
  if (event.type !== "device.backfilled") return;
  for (const { happenedAt: at, values } of event.points)
    for (const { metric, value } of values) if (isTrend(metric) && value !== "unavailable") take(metric, at, value);
}
