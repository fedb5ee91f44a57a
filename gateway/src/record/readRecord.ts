import { Instant } from "@vigil/shared/kernel";
import type { ChairId, Envelope, Seq, SessionId, SessionRecord } from "@vigil/shared/contracts";
import { recordOf } from "@vigil/shared/view";
import { happenedAt, LATE_MOST_MS } from "../log/late.ts";
import type { EventLog } from "../ports.ts";
import { findSession, first, type Place } from "./findSession.ts";
import { readTrend } from "./readTrend.ts";

// Alarms of a chair before the opening, newest first: enough to know which of them stood.
const ALARMS_BEFORE = 1_000;

/** One session whole, out of the log. It may be open still: then it is as of the last fact that is durable. */
export async function readRecord(log: EventLog, session: SessionId): Promise<SessionRecord | "no such session"> {
  const place = await findSession(log, session);
  if (place === "no such session") return place;
  const { chair, opened, start, end } = place;
  const until = end === "open" ? await lastAt(log, opened.at) : end.at;
  const envelopes = [
    ...(await before(log, chair, opened.seq)),
    ...(await within(log, place)),
    ...(end === "open" ? [] : await lateAfter(log, chair, end)),
    ...(end === "open" ? [] : await tasksAfter(log, chair, end.seq)),
  ].toSorted((a, b) => a.seq - b.seq);
  // The turn that ended a session tells of its tasks after the end.
  const once = envelopes.filter(({ seq }, i) => seq !== envelopes[i - 1]?.seq);
  const trend = await readTrend(log, chair, opened.at, until);
  return recordOf({ session, start: start.event, envelopes: once, until, trend });
}

async function lastAt(log: EventLog, least: Instant): Promise<Instant> {
  const last = await first(log.read({ after: (log.durable() - 1) as Seq }));
  return Instant(Math.max(last?.at ?? least, least));
}

async function before(log: EventLog, of: ChairId, opened: Seq): Promise<Envelope[]> {
  const newest = { of, before: opened, newestFirst: true };
  return [
    ...(await all(log.find(["watch.started", "watch.ended"], { ...newest, limit: 1 }))),
    ...(await all(log.find(["alarm.changed"], { ...newest, limit: ALARMS_BEFORE }))),
  ];
}

/** The chair's own, and what the gateway said of itself meanwhile. */
async function within(log: EventLog, { chair, opened, end }: Place): Promise<Envelope[]> {
  const span = { after: (opened.seq - 1) as Seq, ...(end === "open" ? {} : { before: end.before }) };
  const found = [
    ...(await all(log.read({ ...span, of: chair, samples: false }))),
    ...(await all(log.find(["gateway.started", "log.state", "clock.stepped"], { ...span, of: "gateway" }))),
  ];
  return end === "open" ? found : found.filter(({ seq, at }) => seq <= end.seq || at <= end.at);
}

/** What was measured before the end, and heard after it. */
async function lateAfter(log: EventLog, of: ChairId, end: { seq: Seq; at: Instant }): Promise<Envelope[]> {
  const late: Envelope[] = [];
  for await (const envelope of log.find(["device.backfilled", "cuff.result"], { of, after: end.seq })) {
    if (envelope.at > end.at + LATE_MOST_MS) break;
    const { event, at } = envelope;
    // What was heard by the end has been read already.
    if (at > end.at && (event.type === "device.backfilled" || happenedAt(event, at) <= end.at)) late.push(envelope);
  }
  return late;
}

/** What was done of a session's tasks days after it: of this chair, few enough to be read whole. */
const tasksAfter = (log: EventLog, of: ChairId, end: Seq): Promise<Envelope[]> =>
  all(log.find(["followup.changed", "session.closed"], { of, after: end }));

async function all(envelopes: AsyncIterable<Envelope>): Promise<Envelope[]> {
  const list: Envelope[] = [];
  for await (const envelope of envelopes) list.push(envelope);
  return list;
}
