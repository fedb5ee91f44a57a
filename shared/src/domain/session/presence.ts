import { after, between, type Instant, Millis } from "../../kernel/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { sessionSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { followLate, lateDue, type Late } from "./late.ts";
import type { SessionState } from "./state.ts";
import { underWaySince } from "./underWay.ts";

/** When the support person is to confirm being there next (safety S18). */
export function nextTap(session: SessionState): Instant | "not due" {
  const since = tappedAt(session);
  const { home } = session.protocol;
  return since === "not asked" || home === "not at home" ? "not due" : after(since, home.presenceMs);
}

/** High at the second that is missed (S18). */
export function tapSteps(session: SessionState): readonly Late[] {
  const since = tappedAt(session);
  const { home } = session.protocol;
  if (since === "not asked" || home === "not at home") return [];
  const at = after(since, Millis(home.presenceMs * home.presenceMissed));
  const words = `the support person has not confirmed being there for ${spanWords(between(since, at))}`;
  return [{ at, priority: "high", rule: "presence", words, delayMs: between(since, at) }];
}

/** The alarm `presence` at the turn's instant. */
export function followPresence(turn: ChairTurn): void {
  const { draft } = turn;
  const { session } = draft;
  if (session === "no session") return;
  const { tapped } = session.home;
  followLate(
    turn,
    sessionSubject(draft.id, "presence"),
    tapSteps(session),
    (since) => tapped !== "never" && tapped >= since,
  );
}

export const presenceDue = (session: SessionState, chair: ChairState): Instant | undefined =>
  lateDue(chair, sessionSubject(chair.id, "presence"), tapSteps(session));

function tappedAt(session: SessionState): Instant | "not asked" {
  const start = underWaySince(session);
  if (start === "not under way") return "not asked";
  const { tapped } = session.home;
  return tapped === "never" || tapped < start ? start : tapped;
}
