import type { Baseline, Hold, NumberHold, Protocol } from "../../contracts/index.ts";

const names = {
  systolic: "systolic",
  diastolic: "diastolic",
  pulse: "pulse",
  spo2: "SpO2",
  rr: "breaths",
} as const satisfies Record<NumberHold["what"], string>;

/** Each number of the baseline that lies beyond a limit; either component is enough in a hold (safety S4, S19). */
export function holdsOf({ systolic, diastolic, pulse, spo2 }: Baseline, { hold }: Protocol): readonly Hold[] {
  const holds: Hold[] = [];
  const above = (what: NumberHold["what"], value: number, limit: number, unit: string, kind: Hold["kind"]): boolean => {
    if (value > limit) holds.push({ what, value, limit, direction: "above", unit, kind });
    return value > limit;
  };
  const below = (what: NumberHold["what"], value: number, limit: number, unit: string): void => {
    if (value < limit) holds.push({ what, value, limit, direction: "below", unit, kind: "hard" });
  };
  if (!above("systolic", systolic, hold.hard.systolic, "mmHg", "hard"))
    above("systolic", systolic, hold.soft.systolic, "mmHg", "soft");
  if (!above("diastolic", diastolic, hold.hard.diastolic, "mmHg", "hard"))
    above("diastolic", diastolic, hold.soft.diastolic, "mmHg", "soft");
  below("systolic", systolic, hold.systolicBelow, "mmHg");
  below("pulse", pulse, hold.pulseBelow, "/min");
  above("pulse", pulse, hold.pulseAbove, "/min", "hard");
  below("spo2", spo2, hold.spo2Below, "%");
  return holds;
}

/** `systolic 158 mmHg, above 140`. */
export const holdWords = (holds: readonly Hold[]): string =>
  holds
    .map((hold) => {
      if ("words" in hold) return hold.words;
      const { what, value, unit, direction, limit } = hold;
      return `${names[what]} ${value} ${unit}, ${direction} ${limit}`;
    })
    .join("; ");

/** Those that only new readings lift. */
export const hardOf = (holds: readonly Hold[]): readonly Hold[] => holds.filter(({ kind }) => kind === "hard");
