import { after, Minutes, type Instant } from "../../kernel/index.ts";
import type { ClockRestart, Session, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { enter } from "./change.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** S17: leaving an emergency restarts the clock of discharge for so long. */
const AGAIN = Minutes(60);
const OVER = "the end of the emergency";

/** What leaving it at `at` does to the clock. */
export const afterEmergency = (at: Instant): ClockRestart => ({ at, forMs: AGAIN, why: OVER });

/** Until when an emergency of this session asks for time. */
export function emergencyUntil({ clock }: Session): Instant | undefined {
  const last = clock.findLast(({ why }) => why === OVER);
  return last === undefined ? undefined : after(last.at, last.forMs);
}

export const declaredAlready = "An emergency is declared already";

/**
 * An emergency is declared, from any phase of an open session: high everywhere (safety S17). It ends a time off the monitor,
 * and what was signed or checked before it says nothing any more.
 */
export function declareEmergency(turn: ChairTurn, { facts }: SessionState, what: string, by: Who): Answer {
  if (facts.emergency !== "no") return { refused: declaredAlready };
  const emergency: Session["emergency"] = { since: turn.at, by, what };
  enter(turn, "emergency", { emergency, offMonitor: "no", checks: [], signed: "not yet" }, by, `emergency: ${what}`);
  return "done";
}

/** It is over: recovery, and the clock starts again; where no dose was given, the screening goes on. */
export function endEmergency(turn: ChairTurn, { facts }: SessionState, reason: string, by: Who): Answer {
  const why = `the emergency is over: ${reason}`;
  if (facts.dose === "none") enter(turn, "screening", { emergency: "no", cleared: "not needed" }, by, why);
  else {
    const clock = [...facts.clock, afterEmergency(turn.at)];
    enter(turn, "recovery", { emergency: "no", clock }, by, why);
  }
  return "done";
}

/** What stands against the end of an emergency: nobody recovers from a dose that goes on. */
export function noCalm({ facts: { dose }, protocol: { dosing } }: SessionState): Obstacle | "none" {
  if (dose === "none" || dose.stoppedAt !== "not yet") return "none";
  if (dosing.kind === "pump") return obstacle(`The pump is recorded as ${dose.pump}: record that it has stopped first`);
  return obstacle(
    dosing.kind === "tablet"
      ? "The tablet is not gone yet: record how its time ended first"
      : "The dose is not over: record that there will be no more of it first",
  );
}
