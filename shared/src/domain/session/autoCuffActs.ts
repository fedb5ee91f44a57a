import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** Lets the cuff start by itself where safety S5 allows it, or no longer. */
export function letCuffStart(_turn: ChairTurn, _session: SessionState, _on: boolean, _by: Who): Answer {
  return { refused: "Automatic measurements are not built yet" };
}
