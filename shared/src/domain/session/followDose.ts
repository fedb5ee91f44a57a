import type { ChairTurn } from "../chair/state.ts";
import { spanWords } from "../span.ts";
import { change, enter, openSession } from "./change.ts";
import { endOf } from "./doseTimes.ts";
import { plannedEnd } from "./pump.ts";

/** A tablet is gone after its time, by rule, unless somebody said earlier how it ended. */
export function followDose(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { dosing } = session.protocol;
  const { dose, phase } = session.facts;
  const end = plannedEnd(session);
  if (dosing.kind !== "tablet" || dose === "none" || end === undefined || turn.at < end) return;
  const why = `the tablet is gone: ${spanWords(dosing.dissolveMs)} under the tongue`;
  const patch = endOf(session, dose, end);
  // An emergency goes on.
  if (phase === "emergency") change(turn, patch, "rule", why);
  else enter(turn, "active", patch, "rule", why);
}
