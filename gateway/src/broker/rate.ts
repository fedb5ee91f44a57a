import { between, type Instant } from "@vigil/shared/kernel";

/** Whether one more may pass at this instant. */
export type Rate = (at: Instant) => boolean;

/** A token bucket: `perSecond` for ever, `burst` at once. */
export function rate(perSecond: number, burst: number): Rate {
  let tokens = burst;
  let filledAt: Instant | undefined;
  return (at) => {
    const waited = filledAt === undefined ? 0 : between(filledAt, at);
    tokens = Math.min(burst, tokens + (waited * perSecond) / 1_000);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
