import { hasEnded, type SessionLine, type SessionPhase } from "@vigil/shared/contracts";
import { mgPerKgWords } from "./sessionDose.ts";
import { phaseNames } from "./sessionPhase.ts";

/** Sessions whose pseudonym holds what was typed, whatever its case; all of them where nothing was typed. */
export function matching(lines: readonly SessionLine[], typed: string): readonly SessionLine[] {
  const wanted = typed.trim().toLocaleLowerCase();
  return wanted === "" ? lines : lines.filter(({ pseudonym }) => pseudonym.toLocaleLowerCase().includes(wanted));
}

/** "Open: Recovery", "Discharged". */
export const stateWords = (phase: SessionPhase): string =>
  hasEnded(phase) ? phaseNames[phase].title : `Open: ${phaseNames[phase].title}`;

/** "ketamine 40 mg · 0.50 mg/kg"; "none" where no dose was recorded. */
export const doseWords = (dose: SessionLine["dose"]): string =>
  dose === "none" ? dose : `${dose.drug} ${dose.mg} mg · ${mgPerKgWords(dose.mgPerKg)}`;
