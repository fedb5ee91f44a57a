import { after, Instant, Minutes } from "../../kernel/index.ts";
import type { Author, Session } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change, openSession } from "./change.ts";
import { stageOf } from "./stageOf.ts";

/** S19: after an antihypertensive the new baseline is read this much later. */
const WAIT = Minutes(30);

/** From when on a reading may be one of the baseline. */
export const baselineFrom = ({ arrival }: Session): Instant =>
  arrival === "none" ? Instant(0) : after(arrival.givenAt, WAIT);

/**
 * An antihypertensive was given before the dose: what was read on arrival is kept, and the baseline is gathered anew (safety
 * S19). Of one that is given later nothing is asked here.
 */
export function afterAntihypertensive(turn: ChairTurn, givenAt: Instant = turn.at, by: Author = "rule"): void {
  const session = openSession(turn);
  if (session === undefined || stageOf(session.facts.phase) !== "before the dose") return;
  const { arrival } = session.facts;
  const last = session.readings.slice(-2).map(({ at, systolic, diastolic }) => ({ at, systolic, diastolic }));
  const readings = arrival === "none" ? last : arrival.readings;
  const latest = arrival === "none" ? givenAt : Instant(Math.max(arrival.givenAt, givenAt));
  change(
    turn,
    { arrival: { givenAt: latest, readings } },
    by,
    "antihypertensive given: a new baseline 30 min after it",
  );
}
