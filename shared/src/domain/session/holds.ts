import type { Baseline, Hold, NumberHold, Session } from "../../contracts/index.ts";
import { factorsBeforeDose } from "./factorsBeforeDose.ts";
import { isHard, itemWords } from "./screeningWords.ts";
import type { SessionState } from "./state.ts";

const names = {
  systolic: "systolic",
  diastolic: "diastolic",
  pulse: "pulse",
  spo2: "SpO2",
  rr: "breaths",
} as const satisfies Record<NumberHold["what"], string>;

/** All that keeps the dose from starting: answers, and numbers beyond a limit (safety S9, S18, S19; clinical 8). */
export const holdsOf = (session: SessionState, baseline: Session["baseline"]): readonly Hold[] => [
  ...answerHolds(session),
  ...(baseline === "not yet" ? [] : numberHolds(session, baseline)),
  ...breathHolds(session),
];

/** What was answered with no; at home a factor without a clinician's note (S9). */
function answerHolds(session: SessionState): readonly Hold[] {
  const { facts, protocol } = session;
  const { screening } = facts;
  const holds: Hold[] = protocol.screening.flatMap((item): Hold[] =>
    screening.items[item]?.answer === "no"
      ? [{ what: "screening", words: itemWords[item].no, kind: isHard(item) ? "hard" : "soft" }]
      : [],
  );
  const factors = factorsBeforeDose(session);
  if (protocol.setting === "home" && factors.length > 0 && screening.clinicianNote === "none")
    holds.push({ what: "factor", words: `at home only with a clinician's note: ${factors.join(", ")}`, kind: "hard" });
  // S17: what went wrong before the dose is a clinician's to judge, and not only over.
  const emergency = facts.phases.findLast(({ phase }) => phase === "emergency");
  if (emergency !== undefined)
    holds.push({ what: "screening", words: `before the dose, ${emergency.why}`, kind: "soft" });
  return holds;
}

/** Each number of the baseline that lies beyond a limit; either component is enough in a hold (safety S4, S19). */
function numberHolds({ facts, protocol: { hold } }: SessionState, baseline: Baseline): readonly Hold[] {
  const { systolic, diastolic, pulse, spo2 } = baseline;
  const { relaxed } = hold;
  // S19: the relaxed limit for the old is off until a site says so.
  const soft = relaxed !== "off" && facts.ageYears >= relaxed.fromAgeYears ? relaxed.soft : hold.soft;
  const holds: Hold[] = [];
  const above = (what: NumberHold["what"], value: number, limit: number, unit: string, kind: Hold["kind"]): boolean => {
    if (value > limit) holds.push({ what, value, limit, direction: "above", unit, kind });
    return value > limit;
  };
  const below = (what: NumberHold["what"], value: number, limit: number, unit: string): void => {
    if (value < limit) holds.push({ what, value, limit, direction: "below", unit, kind: "hard" });
  };
  if (!above("systolic", systolic, hold.hard.systolic, "mmHg", "hard"))
    above("systolic", systolic, soft.systolic, "mmHg", "soft");
  if (!above("diastolic", diastolic, hold.hard.diastolic, "mmHg", "hard"))
    above("diastolic", diastolic, soft.diastolic, "mmHg", "soft");
  below("systolic", systolic, hold.systolicBelow, "mmHg");
  below("pulse", pulse, hold.pulseBelow, "/min");
  above("pulse", pulse, hold.pulseAbove, "/min", "hard");
  below("spo2", spo2, hold.spo2Below, "%");
  return holds;
}

/** Breaths that somebody counted (clinical 8, row Other hold). */
function breathHolds({ facts, protocol: { hold } }: SessionState): readonly Hold[] {
  const value = facts.findings["rr"]?.value;
  if (typeof value !== "number" || value >= hold.rrBelow) return [];
  return [{ what: "rr", value, limit: hold.rrBelow, direction: "below", unit: "/min", kind: "hard" }];
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

/** Those that no person clears: only new readings, or another answer. */
export const hardOf = (holds: readonly Hold[]): readonly Hold[] => holds.filter(({ kind }) => kind === "hard");

/** A clinician let these pass, and nothing but these: another number, answer, or a hard hold, has to be looked at again. */
export function isCovered({ cleared, holds: before }: Session, holds: readonly Hold[]): boolean {
  if (cleared === "not needed" || hardOf(holds).length > 0) return false;
  return holds.every((hold) => before.some((one) => covers(one, hold)));
}

/** The same answer, or a number that is no worse. */
function covers(before: Hold, now: Hold): boolean {
  if ("words" in before || "words" in now) return "words" in before && "words" in now && before.words === now.words;
  const worse = now.direction === "above" ? now.value > before.value : now.value < before.value;
  return before.what === now.what && before.direction === now.direction && !worse;
}
