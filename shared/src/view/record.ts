import type { Instant } from "../kernel/index.ts";
import type {
  Criterion,
  Envelope,
  RecordRow,
  Session,
  SessionId,
  SessionRecord,
  VigilEvent,
} from "../contracts/index.ts";
import { alarmsOf } from "./record/alarms.ts";
import { downtimes } from "./record/downtimes.ts";
import { noteRows } from "./record/notes.ts";
import { readingRows } from "./record/readings.ts";
import { sessionRows } from "./record/session.ts";
import { gapRow, minuteRows, spo2Gaps, watchedSpans, type RecordTrend } from "./record/trend.ts";
import { windowRows } from "./record/window.ts";

export type { RecordTrend } from "./record/trend.ts";

export type RecordInput = {
  session: SessionId;
  /** The start of the gateway by which the session was opened. */
  start: Extract<VigilEvent, { type: "gateway.started" }>;
  /**
   * In order of seq, without samples: of the chair, its alarms and its watch before the opening, everything until the end,
   * and after the end what came late; of the gateway, what it said of itself until the end.
   */
  envelopes: readonly Envelope[];
  /** The session's end, or the latest fact on the log. */
  until: Instant;
  trend: RecordTrend;
};

/** The whole of one session, for reading, printing and CSV: what happened, when, by whom, and what is missing. */
export function recordOf({
  session: id,
  start,
  envelopes,
  until,
  trend,
}: RecordInput): SessionRecord | "no such session" {
  const opened = envelopes.find(({ event }) => event.type === "session.opened" && event.session.id === id);
  if (opened === undefined || opened.event.type !== "session.opened") return "no such session";
  const openedAt = opened.at;
  const since = envelopes.filter(({ seq }) => seq >= opened.seq);
  const { session, rows: changed } = factsOf(id, opened.event.session, since);
  const spo2 = spo2Gaps(trend, watchedSpans(envelopes, openedAt, until));
  const down = downtimes(since, openedAt);
  const alarms = alarmsOf(envelopes, opened);
  const rows = [
    ...sessionRows("none", opened.event.session, { recordedAt: openedAt, by: "rule", why: "", criteria: [] }),
    ...readingRows(since),
    ...changed,
    ...windowRows(session, until),
    ...noteRows(since),
    ...alarms.rows,
    ...down.rows,
    ...spo2.map(gapRow),
    ...minuteRows(trend, until, since),
  ];
  return {
    session,
    label: start.chairs.find((chair) => chair.id === session.chair)?.label ?? session.chair,
    site: start.site,
    simulated: start.simulated,
    openedAt,
    until,
    judgedBy: {
      limits: start.limits,
      protocol: start.protocols?.find(({ id }) => id === session.protocol.id) ?? "not known",
    },
    // What came late may belong to who sat here before. A clock that was set back at a restart hides nothing.
    rows: rows.filter(({ at, recordedAt }) => at >= openedAt || at === recordedAt).toSorted(byTime),
    gaps: [...down.gaps, ...spo2].toSorted((a, b) => a.from - b.from),
    alarms: alarms.alarms,
  };
}

/** The session as it stands, and the rows of every change of it. */
function factsOf(id: SessionId, opened: Session, since: readonly Envelope[]): { session: Session; rows: RecordRow[] } {
  const rows: RecordRow[] = [];
  let session = opened;
  let criteria: readonly Criterion[] = [];
  for (const { at: recordedAt, event } of since) {
    if (event.type === "session.judged" && event.session === id) ({ criteria } = event.judgement);
    if (event.type !== "session.changed" && event.type !== "session.ended") continue;
    if (event.session.id !== id) continue;
    const { by, why } = event.type === "session.changed" ? event : { by: "rule" as const, why: "" };
    rows.push(...sessionRows(session, event.session, { recordedAt, by, why, criteria }));
    ({ session } = event);
  }
  return { session, rows };
}

// Rows of one instant stand as they were put together: what was measured before what the session made of it.
const byTime = (a: RecordRow, b: RecordRow): number => a.at - b.at || a.recordedAt - b.recordedAt;
