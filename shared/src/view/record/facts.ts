import type { Baseline, Criterion, Hold, Limbs, NumberHold, Session } from "../../contracts/index.ts";
import { findingName } from "./entryWords.ts";

/** What was known when the session was opened, as one sentence. */
export function openingWords({ pseudonym, ageYears, protocol, limbs, support }: Session): string {
  const helper = support === "none" ? "" : `; support person ${support}`;
  return `Session opened: ${pseudonym}, ${ageYears} years, ${protocol.label}; ${limbWords(limbs)}${helper}`;
}

export const limbWords = ({ cuff, probe, infusion }: Limbs): string =>
  `cuff on ${cuff}, probe on ${probe}, infusion ${infusion === "none" ? "none" : `in ${infusion}`}`;

export const baselineWords = ({ systolic, diastolic, pulse, spo2, readings }: Baseline): string =>
  `Baseline ${systolic}/${diastolic} mmHg, pulse ${pulse} /min, SpO2 ${spo2} %, of ${readings.length} readings`;

const whatWords = {
  systolic: "systolic",
  diastolic: "diastolic",
  pulse: "pulse",
  spo2: "SpO2",
  rr: "breaths",
} as const satisfies Record<NumberHold["what"], string>;

export const holdWords = (hold: Hold): string =>
  `Held: ${heldBy(hold)}, ${
    hold.kind === "soft"
      ? "soft: a clinician may clear it"
      : `hard: only ${"words" in hold ? "another answer ends" : "new readings end"} it`
  }`;

const heldBy = (hold: Hold): string =>
  "words" in hold ? hold.words : `${whatWords[hold.what]} ${hold.value} ${hold.unit} ${hold.direction} ${hold.limit}`;

export const findingWords = (name: string, value: number | string): string => `${findingName(name)}: ${value}`;

/** The criteria of discharge as they were judged, one after the other; empty where nothing was judged. */
export function criteriaWords(criteria: readonly Criterion[]): string {
  const each = criteria.map(
    ({ words, state, evidence }) => `${words}: ${state}${evidence === "" ? "" : ` (${evidence})`}`,
  );
  return each.length === 0 ? "" : ` · ${each.join(" · ")}`;
}
