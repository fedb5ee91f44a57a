type Ends = { end(): Promise<void> };

/** Ends all that was kept when the work is over, also when it failed: the last first. */
export async function scoped<T>(work: (keep: <E extends Ends>(opened: E) => E) => Promise<T>): Promise<T> {
  const kept: Ends[] = [];
  try {
    return await work((opened) => {
      kept.push(opened);
      return opened;
    });
  } finally {
    for (const opened of kept.toReversed()) await opened.end();
  }
}
