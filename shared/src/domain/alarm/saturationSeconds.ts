import { after, between, Instant, Millis } from "../../kernel/index.ts";

/**
 * How far and how long SpO2 has been below a limit: `max(0, limit - value)` summed over seconds (clinical 4.3, SatSeconds;
 * safety S3). Inside, it goes down by the points inside, the same way as it grew; at the limit it stands still. In
 * thousandths of %·s, so that whole values keep whole sums.
 */
export type SaturationSeconds = {
  readonly sum: number;
  /** Points a second that it grows by, less than nothing where it falls. */
  readonly rate: number;
  /** Up to when `sum` is reckoned. */
  readonly at: Instant;
  /** Since when there was something of it. */
  readonly since: Instant;
};

/** Nothing is gathered. */
export const noSeconds: SaturationSeconds = { sum: 0, rate: 0, at: Instant(0), since: Instant(0) };

/**
 * From `at` on SpO2 lies so many points below the limit, above it where negative. Where nothing valid stands, the sum stands
 * still (S2).
 */
export function gatherSeconds(before: SaturationSeconds, below: number | "unknown", at: Instant): SaturationSeconds {
  const rate = below === "unknown" ? 0 : below;
  if (rate === before.rate) return before;
  const sum = sumAt(before, at);
  if (sum === 0 && rate <= 0) return noSeconds;
  return { sum, rate, at, since: sum === 0 ? at : before.since };
}

/** When it will have reached the setting, %·s. */
export function secondsDue({ sum, rate, at }: SaturationSeconds, setting: number): Instant | undefined {
  if (rate <= 0) return undefined;
  return after(at, Millis(Math.max(0, Math.ceil((setting * 1_000 - sum) / rate))));
}

/** What has been gathered, in thousandths of %·s. */
export const sumAt = ({ sum, rate, at }: SaturationSeconds, now: Instant): number =>
  Math.max(0, sum + rate * between(at, now));
