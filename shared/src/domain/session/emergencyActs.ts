import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** An emergency is declared: high everywhere (safety S17). */
export function declareEmergency(_turn: ChairTurn, _session: SessionState, _what: string, _by: Who): Answer {
  return { refused: "Emergencies are not built yet" };
}

/** It is over: recovery, and the clock starts again. */
export function endEmergency(_turn: ChairTurn, _session: SessionState, _reason: string, _by: Who): Answer {
  return { refused: "Emergencies are not built yet" };
}
