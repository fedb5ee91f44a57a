import { after, between, Millis, type Instant } from "../../kernel/index.ts";
import type { CuffReading, Evidence, Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";
import { pressureEvidence, violates, type Direction, type Rung } from "./ladder.ts";

/** One direction of the blood-pressure alarm, judged a reading at a time (safety S4). */
export type Pressure = {
  /** The rung that stands, and the reading that took it there. */
  readonly present: { readonly step: number; readonly reading: CuffReading } | "none";
  /** The first severe reading, while a second one is awaited. */
  readonly first: { readonly at: Instant; readonly repeat: "due" | "told" } | "none";
  /** A second reading agreed, or none came in time. */
  readonly confirmed: boolean;
};

export const newPressure: Pressure = { present: "none", first: "none", confirmed: false };

/** `unchanged`: the reading neither confirms nor clears, and there is nothing to tell. */
export type Outcome = { readonly pressure: Pressure; readonly finding: Finding | "unchanged" };

/** What makes a high pressure an emergency without a second reading (safety S4), as words: a red-flag symptom. */
export type RedFlag = string | "none";

/** Takes a valid reading that is neither late nor a duplicate. */
export function judgeReading(
  before: Pressure,
  rungs: readonly Rung[],
  direction: Direction,
  confirm: Limits["confirm"],
  reading: CuffReading,
  at: Instant,
  flag: RedFlag = "none",
): Outcome {
  const worst = rungs.findLastIndex((rung) => violates(reading, rung, direction));
  const unconfirmedStep = rungs.findIndex((rung) => rung.stage === "unconfirmed");
  const severe = unconfirmedStep >= 0 && worst >= unconfirmedStep;
  // S4: a same-time result neither confirms nor clears.
  const tooSoon = before.first !== "none" && between(before.first.at, at) < confirm.notBeforeMs;
  if (!severe) {
    if (tooSoon) return { pressure: before, finding: "unchanged" };
    if (worst < 0) return { pressure: newPressure, finding: gone };
    return taken({ ...newPressure, present: { step: worst, reading } }, rungs, direction, "new reading");
  }
  const agreed = before.confirmed || (before.first !== "none" && !tooSoon);
  const confirmed = agreed || flag !== "none";
  const first = confirmed ? "none" : before.first === "none" ? ({ at, repeat: "due" } as const) : before.first;
  // The unconfirmed rung and the confirmed one have the same limit, so `worst` never stops at the unconfirmed one.
  const reached = worst === unconfirmedStep + 1 && !confirmed ? unconfirmedStep : worst;
  const earlier = tooSoon && before.present !== "none" && before.present.step > reached ? before.present : undefined;
  const present = earlier ?? { step: reached, reading };
  const because = agreed || reached !== unconfirmedStep + 1 ? "none" : flag;
  return taken({ present, first, confirmed }, rungs, direction, "new reading", because);
}

/** A red flag is recorded while a severe reading waits for its second one: that is enough (S4). */
export function flagged(before: Pressure, rungs: readonly Rung[], direction: Direction, flag: RedFlag): Outcome {
  const { first, present } = before;
  if (flag === "none" || first === "none" || present === "none") return { pressure: before, finding: "unchanged" };
  const step = Math.max(
    present.step,
    rungs.findIndex((rung) => rung.stage === "confirmed"),
  );
  const because = step === present.step ? "none" : flag;
  const pressure: Pressure = { present: { ...present, step }, first: "none", confirmed: true };
  return taken(pressure, rungs, direction, undefined, because);
}

/** When the repeat is overdue, and then when its absence is high. */
export function pressureDue({ first }: Pressure, confirm: Limits["confirm"]): Instant | undefined {
  if (first === "none") return undefined;
  return after(first.at, first.repeat === "due" ? confirm.repeatDueMs : confirm.overdueHighMs);
}

/** Fires the deadline that `pressureDue` named. */
export function repeatMissed(
  before: Pressure,
  rungs: readonly Rung[],
  direction: Direction,
  confirm: Limits["confirm"],
): Outcome {
  const { first, present } = before;
  if (first === "none" || present === "none") return { pressure: { ...before, first: "none" }, finding: "unchanged" };
  if (first.repeat === "due" && confirm.repeatDueMs < confirm.overdueHighMs)
    return taken({ ...before, first: { ...first, repeat: "told" } }, rungs, direction, "repeat overdue");
  const confirmedStep = rungs.findIndex((rung) => rung.stage === "confirmed");
  const step = Math.max(present.step, confirmedStep);
  return taken({ present: { ...present, step }, first: "none", confirmed: true }, rungs, direction, undefined);
}

function taken(
  pressure: Pressure,
  rungs: readonly Rung[],
  direction: Direction,
  news: "new reading" | "repeat overdue" | undefined,
  flag: RedFlag = "none",
): Outcome {
  if (pressure.present === "none") return { pressure, finding: gone };
  const { step, reading } = pressure.present;
  const rung = rungs[step];
  if (rung === undefined) return { pressure, finding: "unchanged" };
  const usual = direction === "above" ? ("bp above limit" as const) : ("bp below limit" as const);
  const rule = flag === "none" ? usual : ("bp with red flag" as const);
  const evidence = flag === "none" ? pressureEvidence(reading, rung, direction) : flagEvidence(reading, rung, flag);
  const grade = { step, priority: rung.priority, rule, evidence, delayMs: Millis(0) };
  return { pressure, finding: news === undefined ? { is: "present", ...grade } : { is: "present", news, ...grade } };
}

function flagEvidence({ systolic, diastolic }: CuffReading, rung: Rung, flag: string): Evidence {
  const above = { unit: "mmHg", direction: "above" } as const;
  const parts = [{ name: "systolic", value: systolic, limit: rung.systolic, ...above }];
  if (rung.diastolic !== "not judged")
    parts.push({ name: "diastolic", value: diastolic, limit: rung.diastolic, ...above });
  return { kind: "several", parts, words: `${systolic}/${diastolic} mmHg with ${flag}` };
}
