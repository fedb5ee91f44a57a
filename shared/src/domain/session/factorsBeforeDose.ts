import { factorsOf } from "./factors.ts";
import { standingLines } from "./standingLines.ts";
import type { SessionState } from "./state.ts";

/**
 * What makes the breathing less sure and was there before the dose (safety S9): as answered in the screening, and a
 * benzodiazepine or an opioid that was charted as given before it. One given later starts the clock by itself.
 */
export function factorsBeforeDose({ facts, chart }: SessionState): readonly string[] {
  const given = standingLines(chart).flatMap(({ entry, happenedAt }) =>
    entry.kind === "intervention" &&
    entry.drug?.class === "benzodiazepine or opioid" &&
    (facts.dose === "none" || happenedAt < facts.dose.startedAt)
      ? [`${entry.drug.name} was given`]
      : [],
  );
  return [...new Set([...factorsOf(facts), ...given])];
}
