import type { LimitChanges, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** Other limits for this session, by role, with a reason and within bounds (safety S14). */
export function adjustLimits(
  _turn: ChairTurn,
  _session: SessionState,
  _limits: LimitChanges,
  _reason: string,
  _by: Who,
): Answer {
  return { refused: "Limits of a session are not built yet" };
}

export function revertLimits(_turn: ChairTurn, _session: SessionState, _reason: string, _by: Who): Answer {
  return { refused: "Limits of a session are not built yet" };
}
