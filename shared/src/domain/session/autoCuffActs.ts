import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change } from "./change.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** Lets the cuff start by itself where safety S5 allows it, or no longer. */
export function letCuffStart(turn: ChairTurn, session: SessionState, on: boolean, by: Who): Answer {
  const { autoCuff } = session.facts;
  if (!on) {
    if (autoCuff === "off") return { refused: "The cuff does not start by itself" };
    change(turn, { autoCuff: "off" }, by, "the cuff no longer starts by itself");
    return "done";
  }
  if (autoCuff !== "off") return { refused: "The cuff may start by itself already" };
  change(turn, { autoCuff: { by, at: turn.at } }, by, "while a pressure alarm lasts the cuff may start by itself");
  return "done";
}
