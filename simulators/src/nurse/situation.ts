import { between, type Instant, type Millis } from "@vigil/shared/kernel";
import type { Protocol, Session } from "@vigil/shared/contracts";
import type { Memory } from "./memory.ts";
import type { Plan } from "./plan.ts";
import type { Seen } from "./seen.ts";

/** All that a decision is made of. */
export type Situation = { plan: Plan; seen: Seen; memory: Memory; now: Instant };

export const since = (from: Instant, { now }: Situation): Millis => between(from, now);

/** What the session of this place goes by. */
export const protocolOf = ({ seen: { session, protocols } }: Situation): Protocol | undefined =>
  session === "none" ? undefined : protocols.find(({ id }) => id === session.protocol.id);

/** A session as an act must name it. */
export const named = ({ chair, id, phase }: Session) => ({ chair, session: id, phase });
