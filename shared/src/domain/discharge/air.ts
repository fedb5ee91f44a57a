import { after, Instant, Millis } from "../../kernel/index.ts";

/** One fifteenth of the span over which saturation is judged. */
export type AirSlice = {
  readonly from: Instant;
  /** %, of valid values of good quality. */
  readonly lowest: number;
  /** Milliseconds with a valid value of good quality. */
  readonly validMs: number;
};

/** What is known of the saturation over the span that discharge asks for (safety S21): oldest first, and none without a value. */
export type Air = { readonly slices: readonly AirSlice[] };

export const noAir: Air = { slices: [] };

/** The slices of a span, as judged: so many are complete, and one more is being filled. */
const SLICES = 15;

/** How long one slice is. Slices begin at whole multiples of it, so that every fold cuts at the same instants. */
export const sliceMs = (overMs: Millis): Millis => Millis(Math.max(1, Math.ceil(overMs / SLICES)));

/** The instant at which the slice that holds `at` began. */
export const sliceStart = (at: Instant, overMs: Millis): Instant => {
  const wide = sliceMs(overMs);
  return Instant(Math.floor(at / wide) * wide);
};

/**
 * Takes the saturation that stood from `since` to `at`, in %; "none" where there was no valid value of good quality. Spans
 * are told in order and do not overlap; what is not told counts as not known.
 */
export function breathe(air: Air, spo2: number | "none", since: Instant, at: Instant, overMs: Millis): Air {
  if (spo2 === "none" || since >= at) return air;
  const wide = sliceMs(overMs);
  const oldest = after(sliceStart(at, overMs), Millis(-SLICES * wide));
  const slices = air.slices.filter(({ from }) => from >= oldest);
  let begin = Instant(Math.max(since, oldest));
  while (begin < at) {
    const from = sliceStart(begin, overMs);
    const end = Instant(Math.min(at, after(from, wide)));
    const last = slices.at(-1);
    const validMs = end - begin;
    if (last !== undefined && last.from === from) {
      slices[slices.length - 1] = { from, lowest: Math.min(last.lowest, spo2), validMs: last.validMs + validMs };
    } else slices.push({ from, lowest: spo2, validMs });
    begin = end;
  }
  return { slices };
}

/** The saturation over the span that ended with the last whole slice; the slice that is being filled counts for its lowest. */
export function airOver(
  { slices }: Air,
  at: Instant,
  overMs: Millis,
): { readonly lowest: number | "none"; readonly validShare: number } {
  const wide = sliceMs(overMs);
  const end = sliceStart(at, overMs);
  const begin = after(end, Millis(-SLICES * wide));
  let lowest: number | "none" = "none";
  let validMs = 0;
  for (const slice of slices) {
    if (slice.from < begin || slice.from > at) continue;
    if (lowest === "none" || slice.lowest < lowest) lowest = slice.lowest;
    if (slice.from < end) validMs += slice.validMs;
  }
  return { lowest, validShare: validMs / (SLICES * wide) };
}
