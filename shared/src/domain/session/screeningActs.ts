import type { ScreeningAnswers, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** What a person answered of the screening; what is left out stays as it was. */
export function recordScreening(
  _turn: ChairTurn,
  _session: SessionState,
  _answers: ScreeningAnswers,
  _by: Who,
): Answer {
  return { refused: "The screening is not built yet" };
}
