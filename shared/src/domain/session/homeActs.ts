import type { Instant } from "../../kernel/index.ts";
import type { Who } from "../../contracts/index.ts";
import { attend } from "../alarm/going.ts";
import type { ChairTurn } from "../chair/state.ts";
import { keepBeside } from "./change.ts";
import { writeLine } from "./line.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
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
  keepBeside(turn, { home: { ...session.home, answered: turn.at } });
  writeLine(turn, { kind: "note", text: `check answered by the ${from}` }, by, turn.at);
  attend(turn);
  return "done";
}

/** The support person is there (safety S18). */
export function tapPresence(turn: ChairTurn, session: SessionState, by: Who): Answer {
  keepBeside(turn, { home: { ...session.home, tapped: turn.at } });
  writeLine(turn, { kind: "note", text: "the support person is there" }, by, turn.at);
  attend(turn);
  return "done";
}

/** What stands against a reply, or against confirming to be there: nobody asks for it now. */
export const noReply = (session: SessionState): Obstacle | "none" => notAsked(session, nextReply(session));
export const noTap = (session: SessionState): Obstacle | "none" => notAsked(session, nextTap(session));

function notAsked({ facts, protocol }: SessionState, next: Instant | "not due"): Obstacle | "none" {
  if (next !== "not due") return "none";
  if (protocol.home === "not at home") return obstacle("This is asked at home only: chart what you found instead");
  return obstacle(`Nothing is asked of the home in ${facts.phase}`);
}
