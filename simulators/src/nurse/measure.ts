import type { Act, Session } from "@vigil/shared/contracts";
import { since, type Situation } from "./situation.ts";

/** A measurement and the rest of the arm after it (safety S5: at least 60 s deflated for repeats that nobody asked for). */
const AGAIN_MS = 45_000;
/** From the question to the cuff that says it has begun, with room for one that does not. */
const ANSWERS_MS = 25_000;
/** A patient who has just sat down. */
const FIRST_MS = 12_000;

/** Presses "measure BP" when a reading is due, and when only new readings help. */
export function measureWanted(situation: Situation, session: Session): readonly Act[] {
  const { plan, seen, memory, now } = situation;
  const { chair, cuff, lastReadingAt } = seen;
  if (cuff.busy || !cuff.reached || now < memory.measuresFrom) return [];
  const asked = memory.askedAt === "never" ? Infinity : since(memory.askedAt, situation);
  if (asked < ANSWERS_MS || !isWanted()) return [];
  return [{ type: "bp.measure", chair }];

  function isWanted(): boolean {
    const { due, refusals, criteria } = seen.judgement;
    const readings = due.filter(({ what }) => what === "bp" || what === "baseline reading");
    if (readings.some(({ at }) => since(at, situation) >= plan.patience)) return true;
    const old =
      lastReadingAt === "none" ||
      lastReadingAt < session.since ||
      since(lastReadingAt, situation) >= AGAIN_MS + plan.patience;
    if (asked < AGAIN_MS) return false;
    switch (session.phase) {
      case "draft":
        return old && since(session.since, situation) >= FIRST_MS + plan.patience;
      case "screening":
        return old;
      case "held":
        // A soft hold waits for a clinician, any other for new readings (safety S19).
        return old && session.holds.some(({ kind }) => kind === "hard");
      case "cleared":
        return old && refusals["dose.start"] !== undefined;
      case "paused":
        return old && refusals["dose.resume"] !== undefined;
      case "review":
        return old && criteria.some(({ id, state }) => id === "bp" && state !== "met");
      default:
        return false;
    }
  }
}
