import {
  ChairId,
  type Envelope,
  type Seq,
  type Session,
  type SessionId,
  type VigilEvent,
} from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import type { EventLog } from "../ports.ts";

type Of<T extends VigilEvent["type"]> = Envelope & { event: Extract<VigilEvent, { type: T }> };

/** Where a session lies in the log. */
export type Place = {
  chair: ChairId;
  opened: Of<"session.opened">;
  start: Of<"gateway.started">;
  /** Its last fact; what the chair said after `at`, or from `before` on, is no longer of this session. */
  end: { seq: Seq; at: Instant; before: Seq } | "open";
};

// Decisions of the turn that ended a session: its alarms that end with it stand within so many numbers after.
const TURN = 500;

/** Finds a session by its id, which names its chair; it may be open still. */
export async function findSession(log: EventLog, id: SessionId): Promise<Place | "no such session"> {
  const chair = ChairId.safeParse(id.replace(/-\d+$/, ""));
  if (!chair.success) return "no such session";
  for await (const opened of log.find(["session.opened"], { of: chair.data, newestFirst: true })) {
    if (!is(opened, "session.opened") || opened.event.session.id !== id) continue;
    const start = await first(log.find(["gateway.started"], { before: opened.seq, newestFirst: true, limit: 1 }));
    if (start === undefined || !is(start, "gateway.started")) throw new Error(`no start before session ${id}`);
    return { chair: chair.data, opened, start, end: await endOf(log, opened, chair.data) };
  }
  return "no such session";
}

/** A session that was opened again within a day (safety S22) ends at its last end, or goes on. */
async function endOf(log: EventLog, opened: Of<"session.opened">, of: ChairId): Promise<Place["end"]> {
  const next = await first(log.find(["session.opened"], { of, after: opened.seq, limit: 1 }));
  const span = { of, after: opened.seq, ...(next === undefined ? {} : { before: next.seq }) };
  const last = await first(log.find(["session.ended"], { ...span, newestFirst: true, limit: 1 }));
  const more = await first(log.find(["session.changed"], { ...span, after: last?.seq ?? opened.seq, limit: 1 }));
  if (last !== undefined && more === undefined)
    return { seq: last.seq, at: last.at, before: Math.min(last.seq + TURN, next?.seq ?? Infinity) as Seq };
  // An engine that began anew may have forgotten a session: it is over, at the latest, when the next is opened.
  return next === undefined ? "open" : { seq: opened.seq, at: next.at, before: next.seq };
}

/** The facts of a session as they were last told. */
export async function latestFacts(log: EventLog, opened: Of<"session.opened">, before?: Seq): Promise<Session> {
  const { session } = opened.event;
  const told = await first(
    log.find(["session.changed", "session.ended"], {
      of: session.chair,
      after: opened.seq,
      ...(before === undefined ? {} : { before }),
      newestFirst: true,
      limit: 1,
    }),
  );
  if (told === undefined) return session;
  if (!is(told, "session.changed") && !is(told, "session.ended"))
    throw new Error(`asked for facts, got ${told.event.type}`);
  return told.event.session;
}

export const is = <T extends VigilEvent["type"]>(envelope: Envelope, type: T): envelope is Of<T> =>
  envelope.event.type === type;

export async function first(envelopes: AsyncIterable<Envelope>): Promise<Envelope | undefined> {
  for await (const envelope of envelopes) return envelope;
  return undefined;
}
