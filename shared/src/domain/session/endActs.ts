import type { Session, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { endWatch } from "../chair/watch.ts";
import { overrideBy } from "../discharge/override.ts";
import { change } from "./change.ts";
import { end } from "./end.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import type { SessionAct } from "./sessionAct.ts";
import { stageOf } from "./stageOf.ts";
import type { SessionState } from "./state.ts";

type Sign = Extract<SessionAct, { type: "discharge.sign" }>;
type End = Extract<SessionAct, { type: "session.end" }>;

/** A check in which all but the time was met. */
export function recordCheck(turn: ChairTurn, { facts }: SessionState, by: Who): void {
  const checks = [...facts.checks, { at: turn.at, by }];
  change(turn, { checks }, by, `discharge check ${checks.length}: all that a check asks for is met`);
}

export function signDischarged(
  turn: ChairTurn,
  session: SessionState,
  { reason, leaves, override: asked }: Sign,
  by: Who,
): "done" | { readonly refused: string } {
  const override = asked && overrideBy(session, turn.draft, turn.at, asked, by);
  if (override !== undefined && "refused" in override) return override;
  const signed = { by, at: turn.at, reason, ...(override !== undefined && { override }) };
  end(turn, "discharged", { signed }, by, reason);
  if (leaves && turn.draft.watch !== "not watched") endWatch(turn, `patient left, recorded by ${by.name}`);
  return "done";
}

/** What stands against "patient has left" as long as a session is open. */
export const stillOpen = obstacle("A session is open here: discharge it, or record how it ended");

/** Before the dose a session may be cancelled, from then on the patient goes elsewhere; given up it may be at any time. */
export function noEnd(outcome: End["outcome"], { phase, dose }: Session): Obstacle | "none" {
  const dosed = stageOf(phase) !== "before the dose";
  switch (outcome) {
    case "abandoned":
      return "none";
    case "cancelled":
      return dosed ? obstacle("The dose was started: it is too late to cancel, record how it ended") : "none";
    case "gone":
    case "contact lost":
    case "transferred":
    case "left against advice":
      if (!dosed) return obstacle("No dose was started: cancel the session instead");
      // The pump's own alarms end with the session: nobody is told of a pump that runs on (S23).
      return dose !== "none" && dose.pump === "running"
        ? obstacle("The pump is recorded as running: record that it has stopped first")
        : "none";
  }
}
