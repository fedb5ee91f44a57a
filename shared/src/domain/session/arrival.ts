import { after, Instant, Minutes } from "../../kernel/index.ts";
import type { Author, Session } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { spanWords } from "../span.ts";
import { change, openSession } from "./change.ts";
import { same } from "./same.ts";
import type { Reading } from "./state.ts";

/** S19: after an antihypertensive the new baseline is read this much later. */
const WAIT = Minutes(30);

// As many as a baseline is made of.
const KEPT = 2;

const plain = ({ at, systolic, diastolic }: Reading) => ({ at, systolic, diastolic });

/** From when on a reading may be one of the baseline. */
export const baselineFrom = ({ arrival }: Session): Instant =>
  arrival === "none" ? Instant(0) : after(arrival.givenAt, WAIT);

/**
 * An antihypertensive was given before the dose: what was read on arrival is kept, and the baseline is gathered anew (safety
 * S19); of a dose that has begun meanwhile only the recovery is longer. Of one given after the dose nothing is asked here.
 */
export function afterAntihypertensive(turn: ChairTurn, givenAt: Instant = turn.at, by: Author = "rule"): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { arrival, dose } = session.facts;
  if (dose !== "none" && givenAt >= dose.startedAt) return;
  const before = session.readings.filter(({ at }) => dose === "none" || at < dose.startedAt);
  const last = before.slice(-KEPT).map(plain);
  const readings = arrival === "none" ? last : arrival.readings;
  const latest = arrival === "none" ? givenAt : Instant(Math.max(arrival.givenAt, givenAt));
  const why =
    dose === "none"
      ? `antihypertensive given: a new baseline ${spanWords(WAIT)} after it`
      : "antihypertensive given before the dose: recovery is longer";
  change(turn, { arrival: { givenAt: latest, readings } }, by, why);
}

/** What was kept of the arrival is the patient's, or it is not there (safety S18). */
export function keepArrival(turn: ChairTurn, reading: Reading, isPatient: boolean, by: Author): void {
  const session = openSession(turn);
  if (session === undefined || session.facts.arrival === "none") return;
  const { arrival } = session.facts;
  const others = arrival.readings.filter(({ at }) => at !== reading.at);
  const back = isPatient && reading.at <= arrival.givenAt ? [plain(reading)] : [];
  const readings = [...others, ...back].toSorted((a, b) => a.at - b.at).slice(-KEPT);
  if (same(readings, arrival.readings)) return;
  const why = isPatient
    ? "the arrival reading was the patient's after all"
    : "the arrival reading was not the patient's";
  change(turn, { arrival: { ...arrival, readings } }, by, why);
}
