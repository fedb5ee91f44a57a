/** What was not taken, counted by reason since the start. */
export type Refusals = { count(why: string): void; read(): Record<string, number> };

export function refusals(): Refusals {
  const counts = new Map<string, number>();
  return {
    count(why) {
      counts.set(why, (counts.get(why) ?? 0) + 1);
    },
    read: () => Object.fromEntries(counts),
  };
}
