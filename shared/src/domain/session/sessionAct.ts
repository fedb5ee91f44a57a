import type { Act } from "../../contracts/index.ts";

/** What a person asks of a session. */
export type SessionAct = Extract<
  Act,
  {
    type:
      | `session.${string}`
      | `screening.${string}`
      | `dose.${string}`
      | `chart.${string}`
      | `check.${string}`
      | `presence.${string}`
      | `monitor.${string}`
      | `cuff.${string}`
      | `limits.${string}`
      | `discharge.${string}`
      | `followup.${string}`;
  }
>;

/** All but the opening: these name the session they are meant for. */
export type ActInSession = Extract<SessionAct, { session: unknown }>;

/** All that is asked of a session, by its first word. */
export const isSessionAct = (act: Act): act is SessionAct =>
  /^(session|screening|dose|chart|check|presence|monitor|cuff|limits|discharge|followup)\./.test(act.type);
