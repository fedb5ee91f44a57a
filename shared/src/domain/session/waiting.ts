import { after, between, Instant, Millis } from "../../kernel/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { sessionSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { wasLooked } from "./assessment.ts";
import { followLate, lateDue, type Late } from "./late.ts";
import type { SessionState } from "./state.ts";

/** Until the ride comes somebody looks at the patient this often (safety S22): the next time. */
export function nextLook(session: SessionState): Instant | "not due" {
  const since = lookedAt(session);
  return since === "not waiting" ? "not due" : after(since, session.protocol.discharge.waitingMs);
}

/** Medium as an overdue check is (S8). */
export function lookSteps(session: SessionState): readonly Late[] {
  const since = lookedAt(session);
  if (since === "not waiting") return [];
  const { discharge, assessment } = session.protocol;
  const at = after(since, Millis(Math.ceil(discharge.waitingMs * assessment.overdueMedium)));
  const words = `waiting for the ride: nobody has charted a look for ${spanWords(between(since, at))}`;
  return [{ at, priority: "medium", rule: "waiting", words, delayMs: between(since, at) }];
}

/** The alarm `waiting` at the turn's instant. */
export function followWaiting(turn: ChairTurn): void {
  const { draft } = turn;
  const { session } = draft;
  if (session === "no session") return;
  followLate(turn, sessionSubject(draft.id, "waiting"), lookSteps(session), (since) => wasLooked(session, since));
}

export const waitingDue = (session: SessionState, chair: ChairState): Instant | undefined =>
  lateDue(chair, sessionSubject(chair.id, "waiting"), lookSteps(session));

function lookedAt({ facts }: SessionState): Instant | "not waiting" {
  if (facts.phase !== "waiting") return "not waiting";
  const found = Object.values(facts.findings).map(({ at }) => at);
  return Instant(Math.max(facts.since, ...found));
}
