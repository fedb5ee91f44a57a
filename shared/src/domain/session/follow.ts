import type { AlarmBook } from "../alarm/book.ts";
import type { ChairTurn } from "../chair/state.ts";
import { followBinding } from "./binding.ts";
import { followChecks } from "./followChecks.ts";
import { openSession } from "./change.ts";
import { followBaseline } from "./followBaseline.ts";
import { followDose } from "./followDose.ts";
import { judgeSession } from "./judgeSession.ts";
import { followPhases } from "./phases.ts";
import { followPump } from "./pump.ts";
import { followSchedules } from "./schedules.ts";
import { vitalsOf } from "./vitals.ts";

/** Brings the session up to the turn's instant: what rules change of it, what is overdue, and what that means for people. */
export function followSession(turn: ChairTurn): void {
  if (openSession(turn) === undefined) return;
  followBaseline(turn);
  followDose(turn);
  followPhases(turn);
  followPump(turn);
  followChecks(turn);
  followSchedules(turn);
  judgeSession(turn);
}

/** The same after a sample, which comes every second: only where it changed what the session is judged by. */
export function followSample(turn: ChairTurn, before: AlarmBook): void {
  followBinding(turn);
  const session = openSession(turn);
  if (session === undefined) return;
  if (turn.draft.alarms !== before || vitalsOf(session, turn.draft) !== session.vitals) followSession(turn);
}
