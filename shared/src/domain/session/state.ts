import type { Instant } from "../../kernel/index.ts";
import type { ChartEntry, Judgement, Protocol, Session } from "../../contracts/index.ts";
import type { Air } from "../discharge/air.ts";

/** A valid cuff reading that was neither late nor a duplicate. */
export type Reading = {
  readonly at: Instant;
  readonly systolic: number;
  readonly diastolic: number;
  readonly pulse: number | "unavailable";
};

/** All that the engine of one chair knows of the session that is open there, or is over and its patient still here. */
export type SessionState = {
  /** As it was last told. */
  readonly facts: Session;
  /** As it was when the session was opened: a new configuration changes no running session. */
  readonly protocol: Protocol;
  /** Readings since the session was opened, oldest first. */
  readonly readings: readonly Reading[];
  /** The saturation of the last minutes, for discharge. */
  readonly air: Air;
  /** Up to when the saturation is in `air`. */
  readonly breathedTo: Instant;
  /** Since when a stop or pause waits to be confirmed at the pump: when it was recorded, not when it happened (S23). */
  readonly unconfirmedSince: Instant | "no";
  /** What people charted, oldest first. */
  readonly chart: readonly ChartEntry[];
  /** How many lines were ever charted. */
  readonly lines: number;
  /** As it was last told. */
  readonly judgement: Judgement;
  /** What of the live values the judgement was made with: another one, and it is made anew. */
  readonly vitals: string;
  /** The next instant at which something of this session changes by time alone, reckoned with the judgement. */
  readonly dueAt: Instant | "none";
};
