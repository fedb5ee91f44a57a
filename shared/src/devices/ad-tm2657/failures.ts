import type { CuffFailure } from "../../contracts/index.ts";

/** The cuff's error codes in our words (facts/cuffs section 1). A code that is not listed is a device fault. */
const failures: Readonly<Record<string, CuffFailure>> = {
  // No pressure at start, cannot reach pressure in time.
  E11: "cuff leak or loose",
  E12: "cuff leak or loose",
  E15: "cuff leak or loose",
  // Inflating too fast, exhaust too slow, exhaust too fast.
  E13: "pneumatic fault",
  E21: "pneumatic fault",
  E22: "pneumatic fault",
  E23: "over-pressure",
  E24: "timeout",
  // Pressure insufficient, no pulse.
  E42: "weak signal",
  E43: "weak signal",
  // Patient moved.
  E44: "motion",
  // Diastolic, mean, systolic, pulse not determinable.
  E45: "weak signal",
  E46: "weak signal",
  E48: "weak signal",
  E61: "weak signal",
  E63: "out of range",
};

export const failureOf = (code: string): CuffFailure => failures[code] ?? "device fault";
