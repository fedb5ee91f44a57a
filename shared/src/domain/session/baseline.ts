import { after, between, type Instant } from "../../kernel/index.ts";
import type { Baseline, Protocol } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import { baselineFrom } from "./arrival.ts";
import type { Reading, SessionState } from "./state.ts";
import { goodPulse, goodSpo2 } from "./vitals.ts";

/** What there is of a baseline, or what it waits for. */
export type Gathered =
  | { readonly is: "complete"; readonly baseline: Baseline }
  /** `from`: the instant from which one more reading may complete it. */
  | { readonly is: "waits for a reading"; readonly from: Instant | "unknown"; readonly third: boolean }
  | { readonly is: "waits for a value"; readonly of: "SpO2" | "pulse" };

/**
 * Safety S19: the mean of the last two readings that lie far enough apart, and close enough to be one baseline. If they
 * differ too much a third is taken; then the mean of the last two stands whatever lies between them, as in the practice of
 * measuring once more and leaving the first out. To ask for agreement for ever would measure a frightened patient all day.
 */
export function gather({ facts, readings: all, protocol }: SessionState, chair: ChairState): Gathered {
  const from = baselineFrom(facts);
  const readings = all.filter(({ at }) => at >= from);
  const last = readings.at(-1);
  if (last === undefined)
    return { is: "waits for a reading", from: facts.arrival === "none" ? "unknown" : from, third: false };
  const { apartMs, freshForMs } = protocol.baseline;
  const before = readings.findLast(({ at }) => isPair(at, last.at, protocol));
  if (before === undefined) {
    // The first of those that the next one may be paired with.
    const first = readings.find(({ at }) => between(at, last.at) <= freshForMs) ?? last;
    return { is: "waits for a reading", from: after(first.at, apartMs), third: false };
  }
  // A third resolves two that differ; of readings that agreed and were followed by another pressure there is none yet.
  const earlier = readings.findLast(({ at }) => isPair(at, before.at, protocol));
  const third = earlier !== undefined && !agree(earlier, before, protocol);
  if (!third && !agree(before, last, protocol))
    return { is: "waits for a reading", from: after(last.at, apartMs), third: true };
  const spo2 = goodSpo2(chair);
  if (spo2 === "unknown") return { is: "waits for a value", of: "SpO2" };
  const ofOximeter = goodPulse(chair);
  const pulse = ofOximeter === "unknown" ? last.pulse : ofOximeter;
  if (pulse === "unavailable") return { is: "waits for a value", of: "pulse" };
  return { is: "complete", baseline: meanOf(before, last, pulse, spo2) };
}

/** Until when a dose may start on it, that instant included. */
export const freshUntil = (baseline: Baseline, { baseline: { freshForMs } }: Protocol): Instant =>
  after(baseline.at, freshForMs);

/** Far enough apart to be two, and near enough to be of one time. */
function isPair(earlier: Instant, later: Instant, { baseline: { apartMs, freshForMs } }: Protocol): boolean {
  const apart = between(earlier, later);
  return apart >= apartMs && apart <= freshForMs;
}

const agree = (a: Reading, b: Reading, { baseline: { agreeWithin } }: Protocol): boolean =>
  Math.abs(a.systolic - b.systolic) <= agreeWithin && Math.abs(a.diastolic - b.diastolic) <= agreeWithin;

function meanOf(a: Reading, b: Reading, pulse: number, spo2: number): Baseline {
  const readings = [a, b].map(({ at, systolic, diastolic }) => ({ at, systolic, diastolic }));
  const systolic = Math.round((a.systolic + b.systolic) / 2);
  const diastolic = Math.round((a.diastolic + b.diastolic) / 2);
  return { systolic, diastolic, pulse, spo2, at: b.at, readings };
}
