import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** The patient or the support person replied to a check (safety S18). */
export function answerCheck(
  _turn: ChairTurn,
  _session: SessionState,
  _from: "patient" | "support person",
  _by: Who,
): Answer {
  return { refused: "Checks at home are not built yet" };
}

/** The support person is there. */
export function tapPresence(_turn: ChairTurn, _session: SessionState, _by: Who): Answer {
  return { refused: "Checks at home are not built yet" };
}
