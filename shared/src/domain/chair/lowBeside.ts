import type { Finding } from "../alarm/finding.ts";
import { ladder } from "../alarm/ladder.ts";
import { belowBaseline, meanLow } from "../alarm/lowPressure.ts";
import type { ChairState } from "./state.ts";

/** What else makes the last pressure low: its mean, and its share of the baseline (safety S6). */
export function lowBeside({ lastPressure, limits, session }: ChairState): readonly Finding[] {
  if (lastPressure === "none") return [];
  const rungs = ladder(limits.bpLow);
  const baseline = session === "no session" ? "not yet" : session.facts.baseline;
  const systolic = baseline === "not yet" ? "unknown" : baseline.systolic;
  return [meanLow(lastPressure, rungs, limits.rules), belowBaseline(lastPressure, systolic, rungs, limits.rules)];
}
