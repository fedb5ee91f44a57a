import { Instant } from "@vigil/shared/kernel";

/** Milliseconds of this page's own monotonic clock (performance.now); comparable only within the page. */
export type LocalMs = number;

type RoundTrip = { offsetMs: number; tookMs: number; at: LocalMs };

/** How this page's clock maps to the gateway's: the round trips measured lately, none at first. */
export type ClockMap = readonly RoundTrip[];

export const NO_CLOCK: ClockMap = [];

// Two clocks drift apart by some 50 ppm: 30 ms in ten minutes, which is little beside a freshness of seconds.
const KEEP_MS = 600_000;
const KEEP = 20;

/** Takes one round trip of `time`: sent and received by the page's clock, answered by the gateway's. */
export function withRoundTrip(map: ClockMap, sent: LocalMs, received: LocalMs, gatewayAt: Instant): ClockMap {
  const taken: RoundTrip = { offsetMs: gatewayAt - (sent + received) / 2, tookMs: received - sent, at: received };
  return [...map.filter((trip) => received - trip.at <= KEEP_MS), taken].slice(-KEEP);
}

/** The gateway's instant at `local`, by the least round trip; the error is at most half of that trip. */
export function gatewayInstant(map: ClockMap, local: LocalMs): Instant | "unknown" {
  let best: RoundTrip | undefined;
  for (const trip of map) if (best === undefined || trip.tookMs < best.tookMs) best = trip;
  return best === undefined ? "unknown" : Instant(Math.round(local + best.offsetMs));
}
