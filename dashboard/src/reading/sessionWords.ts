import type { Author, Criterion, Hold, Session } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { ageWords, agoWords, clockTime } from "./age.ts";

const measured = { systolic: "Systolic", diastolic: "Diastolic", pulse: "Pulse", spo2: "SpO₂", rr: "Breaths" } as const;

/** "Systolic 158 mmHg, above 140": which number against which limit; or the answer that holds, in its own words. */
export const holdWords = (hold: Hold): string =>
  "words" in hold
    ? pageWords(hold.words)
    : `${measured[hold.what]} ${hold.value} ${hold.unit}, ${hold.direction} ${hold.limit}`;

export function holdKindWords(hold: Hold): string {
  if (hold.kind === "soft") return "soft: a clinician may clear it";
  return "words" in hold ? "hard: only another answer clears it" : "hard: only new readings clear it";
}

/** Who made a change: a name as it was typed, or a rule of the engine. */
export const authorWords = (by: Author): string => (by === "rule" ? "by rule" : by.name);

/** "14:32, 3 min ago". */
export const whenWords = (at: Instant, now: Instant | "unknown"): string =>
  now === "unknown" ? clockTime(at) : `${clockTime(at)}, ${agoWords(now - at)}`;

/** "14:32 · 3 min": for a narrow place. */
export const whenShort = (at: Instant, now: Instant | "unknown"): string =>
  now === "unknown" ? clockTime(at) : `${clockTime(at)} · ${ageWords(now - at)}`;

/** The engine's plain words as a page writes them. */
export const pageWords = (words: string): string => words.replaceAll("SpO2", "SpO₂");

/** Oxygen as a state of the session: flow in L/min, or since when there is none. */
export function oxygenWords({ oxygen }: Session): string {
  const { flow, since } = oxygen;
  const from = since === "never" ? "" : ` since ${clockTime(since)}`;
  return flow === "off" ? `room air${from}` : `${flow} L/min${from}`;
}

/** How many conditions of discharge are met, of how many; "" before there are any. */
export const metWords = (criteria: readonly Criterion[]): string =>
  criteria.length === 0 ? "" : `${criteria.filter(({ state }) => state === "met").length} of ${criteria.length} met`;

/** "128/76 mmHg · pulse 70 · SpO₂ 97 %, of 14:02". */
export function baselineWords({ baseline }: Session): string {
  if (baseline === "not yet") return "not yet";
  const { systolic, diastolic, pulse, spo2, at } = baseline;
  return `${systolic}/${diastolic} mmHg · pulse ${pulse} · SpO₂ ${spo2} % · ${clockTime(at)}`;
}

/** Who has signed off the protocol, or that nobody has. */
export const signedOffWords = ({ protocol }: Session): string =>
  protocol.signedOff === "nobody yet" ? "not signed off" : `signed off: ${protocol.signedOff}`;

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** "21 Nov 2026, 14:02" in this browser's zone. */
export const dateWords = (at: Instant): string => `${day.format(at)}, ${clockTime(at)}`;
