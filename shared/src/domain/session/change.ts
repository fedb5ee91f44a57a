import type { Author, Session, SessionPhase } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionState } from "./state.ts";

/** What of the facts an act or a rule replaces. */
export type Patch = Partial<Omit<Session, "id" | "chair" | "phase" | "since" | "phases">>;

/** The session of this chair while it is open: what is over neither changes nor judges. */
export function openSession({ draft }: Pick<ChairTurn, "draft">): SessionState | undefined {
  const { session } = draft;
  return session === "no session" || session.facts.ended !== "no" ? undefined : session;
}

/** Replaces facts, and tells it once: who or what made it so, and why. */
export function change({ draft, decisions, at }: ChairTurn, patch: Patch, by: Author, why: string): void {
  const session = openSession({ draft });
  if (session === undefined) throw new Error("there is no open session to change");
  const facts: Session = { ...session.facts, ...patch };
  draft.session = { ...session, facts };
  decisions.push({ at, event: { type: "session.changed", chair: draft.id, session: facts, by, why } });
}

/** The same, into another phase; `since` is when it was recorded (safety S12). */
export function enter(turn: ChairTurn, phase: SessionPhase, patch: Patch, by: Author, why: string): void {
  const session = openSession(turn);
  if (session === undefined) throw new Error("there is no open session to change");
  change(turn, { ...patch, ...phaseOf(session, phase, turn.at, by, why) }, by, why);
}

/** The part of the facts that tells the phase. */
export function phaseOf(
  { facts }: SessionState,
  phase: SessionPhase,
  at: Session["since"],
  by: Author,
  why: string,
): Pick<Session, "phase" | "since" | "phases"> {
  return { phase, since: at, phases: [...facts.phases, { phase, at, by, why }] };
}

/** Replaces what the engine keeps beside the facts; that is told nowhere. */
export function keepBeside({ draft }: ChairTurn, kept: Partial<Omit<SessionState, "facts">>): void {
  const { session } = draft;
  if (session === "no session") throw new Error("there is no session to keep anything of");
  draft.session = { ...session, ...kept };
}
