import type { ChartEntry } from "../../contracts/index.ts";

/** The lines that nobody has put right since, oldest first. */
export function standingLines(chart: readonly ChartEntry[]): readonly ChartEntry[] {
  const corrected = new Set(chart.map(({ corrects }) => corrects));
  return chart.filter(({ id }) => !corrected.has(id));
}
