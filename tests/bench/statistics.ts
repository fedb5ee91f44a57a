export type Spread = { min: number; median: number; max: number };

/** The least value that at least `share` (0..1) of the values do not exceed: nearest rank, so it is one that was measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).toSorted();
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const spreadOf = (values: readonly number[]): Spread => ({
  min: quantile(values, 0),
  median: median(values),
  max: quantile(values, 1),
});

/** Each of `values` divided by its partner of the same repetition. */
export const ratios = (values: readonly number[], beside: readonly number[]): number[] =>
  values.map((value, at) => value / (beside[at] ?? Number.NaN));
