import { after, Instant, Millis } from "../../kernel/index.ts";

/** One fifteenth of the span over which saturation is judged. */
export type AirSlice = {
  readonly from: Instant;
  /** %, of valid values of good quality, and of those that a kit had kept (safety S12). */
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

/**
 * Takes a saturation that is told late: it lowers what was seen in its slice, and makes no time of it seen (safety S12). Of
 * before the span it says nothing; what claims to be of later is of now.
 */
export function lower({ slices }: Air, spo2: number, then: Instant, at: Instant, overMs: Millis): Air {
  const oldest = after(sliceStart(at, overMs), Millis(-SLICES * sliceMs(overMs)));
  const from = sliceStart(Instant(Math.min(then, at)), overMs);
  const young = slices.filter((slice) => slice.from >= oldest);
  if (from < oldest) return { slices: young };
  const index = young.findLastIndex((slice) => slice.from <= from);
  const slice = young[index];
  if (slice?.from !== from) return { slices: young.toSpliced(index + 1, 0, { from, lowest: spo2, validMs: 0 }) };
  return { slices: young.with(index, { ...slice, lowest: Math.min(slice.lowest, spo2) }) };
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
