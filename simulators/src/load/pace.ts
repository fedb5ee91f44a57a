/** How many of `count` should have been sent `elapsedMs` after the beginning at `perSecond`. */
export const dueBy = (elapsedMs: number, perSecond: number, count: number): number =>
  Math.min(count, Math.floor((elapsedMs * perSecond) / 1_000) + 1);
