import type { Millis } from "@vigil/shared/kernel";
import type { Patient } from "../patient/patient.ts";
import { gaussian, type Random } from "../patient/random.ts";
import type { CuffOutcome } from "../patient/script.ts";

/** Spread of a reading around the true pressure, mmHg (facts/clinical 2.2: noise ±3 SD). */
const NOISE = 3;

/** mmHg and beats a minute. */
export type Measured = { systolic: number; diastolic: number; mean: number; pulse: number };

/** What a cuff reads of the patient at `at`, or the code of the error the script has for it. */
export function measure(
  outcome: CuffOutcome,
  patient: Patient,
  next: Random,
  at: Millis,
): Measured | { error: string } {
  if (outcome !== "as it is" && "error" in outcome) return outcome;
  const vitals = patient.at(at);
  const systolic = outcome === "as it is" ? Math.round(vitals.systolic + NOISE * gaussian(next)) : outcome.systolic;
  const diastolic = outcome === "as it is" ? Math.round(vitals.diastolic + NOISE * gaussian(next)) : outcome.diastolic;
  // The usual third; an oscillometric cuff measures it.
  const mean = Math.round(diastolic + (systolic - diastolic) / 3);
  return { systolic, diastolic, mean, pulse: Math.round(vitals.pulse) };
}
