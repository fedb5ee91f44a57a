/** A raw number and how many times in a row it came. */
export type Settling = { raw: number; times: number };

export const unsettled: Settling = { raw: -1, times: 0 };

/** Counts one more. The count stops at `enough`, so that it stays small for ever. */
export const settle = (before: Settling, raw: number, enough: number): Settling => ({
  raw,
  times: before.raw === raw ? Math.min(before.times + 1, enough) : 1,
});
