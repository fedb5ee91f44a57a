/** The two directions of the blood-pressure alarm, each with its own state in the chair. */
export const pressureRules = [
  { condition: "bp/high", direction: "above", limits: "bpHigh" },
  { condition: "bp/low", direction: "below", limits: "bpLow" },
] as const;

export type PressureRule = (typeof pressureRules)[number];
