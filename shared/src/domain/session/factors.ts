import type { Factor, Session } from "../../contracts/index.ts";

// S9.
const OLD_YEARS = 65;

/** What makes the breathing of this patient less sure (safety S9): what was answered, and what the record tells. */
export function factorsOf({ screening, ageYears }: Pick<Session, "screening" | "ageYears">): readonly Factor[] {
  const answered = screening.factors === "not asked" ? [] : screening.factors;
  const old: Factor = "age 65 or more";
  return ageYears >= OLD_YEARS && !answered.includes(old) ? [...answered, old] : answered;
}
