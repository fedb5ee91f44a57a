import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionAct } from "./sessionAct.ts";

type Answer = "done" | { readonly refused: string };

/** Within 24 h of its end a session goes on in recovery (safety S22). */
export function reopen(_turn: ChairTurn, _act: Extract<SessionAct, { type: "session.reopen" }>, _by: Who): Answer {
  return { refused: "Reopening is not built yet" };
}

/** A task that outlived its session is done; with the last of them the session is closed. */
export function finishFollowUp(
  _turn: ChairTurn,
  _act: Extract<SessionAct, { type: "followup.done" }>,
  _by: Who,
): Answer {
  return { refused: "Follow-ups are not built yet" };
}
