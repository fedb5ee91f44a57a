import type { Act } from "../../contracts/index.ts";

/** What a person asks of a session. */
export type SessionAct = Extract<
  Act,
  { type: `session.${string}` | `dose.${string}` | `findings.${string}` | `discharge.${string}` }
>;

/** All but the opening: these name the session they are meant for. */
export type ActInSession = Extract<SessionAct, { session: unknown }>;

/** All that is asked of a session, by its first word. */
export const isSessionAct = (act: Act): act is SessionAct => /^(session|dose|findings|discharge)\./.test(act.type);
