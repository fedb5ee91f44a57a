import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { keepBeside } from "./change.ts";
import { writeLine } from "./line.ts";
import { nextReply } from "./reply.ts";
import { nextTap } from "./presence.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** The patient or the support person replied to a check (safety S18); the next is asked for from now on. */
export function answerCheck(
  turn: ChairTurn,
  session: SessionState,
  from: "patient" | "support person",
  by: Who,
): Answer {
  const asked = nextReply(session);
  if (asked === "not due") return notAsked(session);
  keepBeside(turn, { home: { ...session.home, answered: turn.at } });
  writeLine(turn, { kind: "note", text: `check answered by the ${from}` }, by, turn.at);
  return "done";
}

/** The support person is there (safety S18). */
export function tapPresence(turn: ChairTurn, session: SessionState, by: Who): Answer {
  if (nextTap(session) === "not due") return notAsked(session);
  keepBeside(turn, { home: { ...session.home, tapped: turn.at } });
  writeLine(turn, { kind: "note", text: "the support person is there" }, by, turn.at);
  return "done";
}

const notAsked = ({ facts, protocol }: SessionState): Answer => ({
  refused:
    protocol.home === "not at home"
      ? "This is asked at home only: chart what you found instead"
      : `Nothing is asked of the home in ${facts.phase}`,
});
