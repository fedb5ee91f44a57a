import type { Session, SessionPhase, Who } from "../../contracts/index.ts";
import { gone } from "../alarm/finding.ts";
import { endNow, follow } from "../alarm/lifecycle.ts";
import { endsWithSession } from "../alarm/sessionConditions.ts";
import type { ChairTurn } from "../chair/state.ts";
import { openSession, phaseOf, type Patch } from "./change.ts";
import { planFollowUps } from "./followUps.ts";

/** Ends the session: what it asked of people is over, and it stays to be seen until its patient has left. */
export function end(turn: ChairTurn, phase: SessionPhase, patch: Patch, by: Who, reason: string, calls?: string): void {
  const { draft, decisions, at } = turn;
  const session = openSession(turn);
  if (session === undefined) throw new Error("there is no open session to end");
  const ended: Session["ended"] = { at, by, reason, ...(calls !== undefined && { calls }) };
  const over = { ended, offMonitor: "no", emergency: "no" } as const;
  const facts: Session = { ...session.facts, ...patch, ...over, ...phaseOf(session, phase, at, by, reason) };
  // What was judged of its criteria stays, as it was at the end.
  const judgement = { due: [], criteria: session.judgement.criteria, refusals: {} };
  draft.session = { ...session, facts, judgement, dueAt: "none" };
  // Nothing is relative to its baseline any more, and nobody is asked for its pump or its next reading.
  for (const { alarm } of Object.values(draft.alarms)) {
    const { key, condition, kind } = alarm;
    if (endsWithSession(condition)) follow(turn, { key, chair: draft.id, condition, kind }, gone);
  }
  // Nobody is here: whom a message or a latch waits for has nothing to look at any more.
  if (draft.watch === "not watched") for (const entry of Object.values(draft.alarms)) endNow(turn, entry);
  planFollowUps(turn, session, facts);
  // The end comes last: where nobody is watched a screen forgets the session by it.
  decisions.push({ at, event: { type: "session.judged", chair: draft.id, session: facts.id, judgement } });
  decisions.push({ at, event: { type: "session.ended", chair: draft.id, session: facts } });
  if (draft.watch === "not watched") {
    draft.last = draft.session;
    draft.session = "no session";
  }
}
