/** Beats a minute: of the cuff's own reading, and of what the probes say now. The slowest counts where one was asked for. */
export type Pulses = readonly number[];

/** The slowest that is below the limit. */
export function slowest(pulses: Pulses, below: number): number | "none" {
  const least = Math.min(...pulses);
  return least < below ? least : "none";
}
