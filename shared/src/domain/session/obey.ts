import type { Act, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";

export type SessionAct = Extract<
  Act,
  { type: `session.${string}` | `dose.${string}` | `findings.${string}` | `discharge.${string}` }
>;

/** Does what a person asks of the session at this chair. The answer is `done`, or why not; then nothing has changed. */
export function obeySession(_turn: ChairTurn, act: SessionAct, _by: Who): "done" | { refused: string } {
  return { refused: `${act.type} is not built yet` };
}
