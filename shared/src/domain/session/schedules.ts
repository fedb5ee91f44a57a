import type { Instant } from "../../kernel/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { checksDue, followChecks } from "./assessment.ts";
import { autoCuffDue, followAutoCuff } from "./autoCuff.ts";
import { cadenceDue, followCadence } from "./cadence.ts";
import { followPresence, presenceDue } from "./presence.ts";
import { followReplies, repliesDue } from "./reply.ts";
import type { SessionState } from "./state.ts";
import { followWaiting, waitingDue } from "./waiting.ts";

/** All that is to be done again and again at the turn's instant: what people are late with, and what the cuff does by itself. */
export function followSchedules(turn: ChairTurn): void {
  followCadence(turn);
  followChecks(turn);
  followWaiting(turn);
  followReplies(turn);
  followPresence(turn);
  followAutoCuff(turn);
}

/** When each of them changes by time alone. */
export const schedulesDue = (
  session: SessionState,
  chair: ChairState,
  at: Instant,
): readonly (Instant | undefined)[] => [
  cadenceDue(session, chair),
  checksDue(session, chair),
  waitingDue(session, chair),
  repliesDue(session, chair),
  presenceDue(session, chair),
  autoCuffDue(session, chair, at),
];
