import {
  limitsInForce,
  type LimitChanges,
  type Limits,
  type PressureStep,
  type Protocol,
  type Session,
  type ThresholdStep,
} from "@vigil/shared/contracts";
import { Millis } from "@vigil/shared/kernel";
import { limitFields, type LimitKey } from "./limitFields.ts";

export type LimitNumbers = Record<LimitKey, number>;
type Typed = Record<LimitKey, string>;

/** The limits a person may move: the protocol's with what was adjusted, without what oxygen or a slow pulse adds by itself. */
export const ownLimits = (site: Limits, protocol: Protocol | "none", session: Session): Limits =>
  limitsInForce(site, protocol, {
    ...session,
    oxygen: { flow: "off", since: "never" },
    screening: { ...session.screening, overRead: false },
    baseline: "not yet",
  });

const first = <S extends { priority: string }>(steps: readonly S[], priority: string): number =>
  steps.findIndex((step) => step.priority === priority);

/** The numbers of these limits, by field; "none" where a site's limits have no such step. */
export function numbersOf({ spo2Low, bpHigh, pulseLow, pulseHigh }: Limits): LimitNumbers | "none" {
  const medium = spo2Low[first(spo2Low, "medium")];
  const high = spo2Low[first(spo2Low, "high")];
  const bp = bpHigh[first(bpHigh, "medium")];
  const slow = pulseLow[first(pulseLow, "medium")];
  const fast = pulseHigh[first(pulseHigh, "medium")];
  if (medium === undefined || high === undefined || bp?.diastolic === undefined) return "none";
  if (slow === undefined || fast === undefined) return "none";
  return {
    spo2Medium: medium.limit,
    spo2MediumHold: medium.holdMs / 1_000,
    spo2High: high.limit,
    spo2HighHold: high.holdMs / 1_000,
    bpSystolic: bp.systolic,
    bpDiastolic: bp.diastolic,
    pulseLow: slow.limit,
    pulseHigh: fast.limit,
  };
}

/** What was typed as numbers, or which fields are none or lie beyond their bounds. */
export function typedNumbers(typed: Typed): LimitNumbers | { wrong: readonly LimitKey[] } {
  const wrong = limitFields
    .filter(({ key, from, to }) => {
      const plain = typed[key].trim();
      return !/^\d{1,3}$/.test(plain) || Number(plain) < from || Number(plain) > to;
    })
    .map(({ key }) => key);
  if (wrong.length > 0) return { wrong };
  const number = (key: LimitKey): number => Number(typed[key].trim());
  return {
    spo2Medium: number("spo2Medium"),
    spo2MediumHold: number("spo2MediumHold"),
    spo2High: number("spo2High"),
    spo2HighHold: number("spo2HighHold"),
    bpSystolic: number("bpSystolic"),
    bpDiastolic: number("bpDiastolic"),
    pulseLow: number("pulseLow"),
    pulseHigh: number("pulseHigh"),
  };
}

/** What differs, as whole sets of steps; milder steps are pulled along so that no step lies beyond a graver one. */
export function changesOf(own: Limits, numbers: LimitNumbers): LimitChanges {
  const before = numbersOf(own);
  if (before === "none") return {};
  const moved = (...keys: readonly LimitKey[]): boolean => keys.some((key) => numbers[key] !== before[key]);
  const { spo2Low, bpHigh, pulseLow, pulseHigh } = own;
  const spo2 = stepMoved(
    stepMoved(spo2Low, first(spo2Low, "medium"), numbers.spo2Medium, "down", numbers.spo2MediumHold),
    first(spo2Low, "high"),
    numbers.spo2High,
    "down",
    numbers.spo2HighHold,
  );
  return {
    ...(moved("spo2Medium", "spo2MediumHold", "spo2High", "spo2HighHold") && { spo2Low: spo2 }),
    ...(moved("bpSystolic", "bpDiastolic") && {
      bpHigh: pressureMoved(bpHigh, first(bpHigh, "medium"), numbers),
    }),
    ...(moved("pulseLow") && {
      pulseLow: stepMoved(pulseLow, first(pulseLow, "medium"), numbers.pulseLow, "down"),
    }),
    ...(moved("pulseHigh") && {
      pulseHigh: stepMoved(pulseHigh, first(pulseHigh, "medium"), numbers.pulseHigh, "up"),
    }),
  };
}

/** `way`: in which direction the graver steps lie. */
function stepMoved(
  steps: readonly ThresholdStep[],
  at: number,
  limit: number,
  way: "up" | "down",
  holdS?: number,
): ThresholdStep[] {
  const [milder, graver] = way === "down" ? [Math.max, Math.min] : [Math.min, Math.max];
  return steps.map((step, index) => {
    if (index === at) return { ...step, limit, ...(holdS !== undefined && { holdMs: Millis(holdS * 1_000) }) };
    return { ...step, limit: (index < at ? milder : graver)(step.limit, limit) };
  });
}

/** Milder steps are pulled along; graver ones stay where they are, for S14 bounds them. */
const pressureMoved = (
  steps: readonly PressureStep[],
  at: number,
  { bpSystolic, bpDiastolic }: LimitNumbers,
): PressureStep[] =>
  steps.map((step, index) => {
    if (index > at) return step;
    if (index === at) return { ...step, systolic: bpSystolic, diastolic: bpDiastolic };
    const diastolic = step.diastolic === undefined ? {} : { diastolic: Math.min(step.diastolic, bpDiastolic) };
    return { ...step, systolic: Math.min(step.systolic, bpSystolic), ...diastolic };
  });

/** The fields that were set to the loosest that may be written (safety S14). */
export const extremesOf = (numbers: LimitNumbers): readonly string[] =>
  limitFields.filter(({ key, edge }) => edge !== undefined && numbers[key] === edge).map(({ title }) => title);
