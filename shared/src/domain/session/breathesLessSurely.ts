import { factorsOf } from "./factors.ts";
import { standingLines } from "./standingLines.ts";
import type { SessionState } from "./state.ts";

/**
 * Whether the breathing of this patient is less sure (safety S9): by what was taken before, or by a benzodiazepine or an
 * opioid that was given in this session.
 */
export const breathesLessSurely = ({ facts, chart }: SessionState): boolean =>
  factorsOf(facts).length > 0 ||
  standingLines(chart).some(
    ({ entry }) => entry.kind === "intervention" && entry.drug?.class === "benzodiazepine or opioid",
  );
