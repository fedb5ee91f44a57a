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
import { callRows } from "./record/calls.ts";
import { chartOf, chartRows, standing, type Chart } from "./record/chart.ts";
import { downtimes } from "./record/downtimes.ts";
import { limitsOf } from "./record/limits.ts";
import { noteRows } from "./record/notes.ts";
import { readingRows } from "./record/readings.ts";
import { remarksOf } from "./record/remarks.ts";
import { remsOf } from "./record/rems.ts";
import { sessionRows } from "./record/session.ts";
import { tasksOf } from "./record/tasks.ts";
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
  const chart = chartOf(since, id);
  const { session, rows: changed } = factsOf(id, opened.event.session, since, chart);
  const protocol = start.protocols?.find((one) => one.id === session.protocol.id) ?? "not known";
  const limits = limitsOf({ at: openedAt, session: opened.event.session }, start.limits, protocol, since);
  const spo2 = spo2Gaps(trend, watchedSpans(envelopes, openedAt, until));
  const down = downtimes(since, openedAt);
  const alarms = alarmsOf(envelopes, opened);
  const tasks = tasksOf(since, id);
  const rows = [
    ...changed.slice(0, 1),
    ...limits.rows,
    ...readingRows(since, remarksOf(standing(chart))),
    ...chartRows(chart),
    ...changed.slice(1),
    ...windowRows(session, until),
    ...noteRows(since),
    ...alarms.rows,
    ...callRows(since),
    ...tasks.rows,
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
    judgedBy: { limits: start.limits, protocol },
    inForce: limits.inForce,
    // What came late may belong to who sat here before. A clock that was set back at a restart hides nothing.
    rows: rows.filter(({ at, recordedAt }) => at >= openedAt || at === recordedAt).toSorted(byTime),
    gaps: [...down.gaps, ...spo2].toSorted((a, b) => a.from - b.from),
    alarms: alarms.alarms,
    followUps: tasks.followUps,
    rems: remsOf({ session, protocol, chart, alarms: alarms.alarms, envelopes: since, until }),
  };
}

/** The session as it stands, and the rows of its opening and of every change of it. */
function factsOf(
  id: SessionId,
  opened: Session,
  since: readonly Envelope[],
  { lines }: Chart,
): { session: Session; rows: RecordRow[] } {
  const charted = new Set(lines.map((line) => line.id));
  const rows: RecordRow[] = [];
  let session: Session | "none" = "none";
  let criteria: readonly Criterion[] = [];
  for (const { at: recordedAt, event } of since) {
    if (event.type === "session.judged" && event.session === id) ({ criteria } = event.judgement);
    if (event.type !== "session.opened" && event.type !== "session.changed" && event.type !== "session.ended") continue;
    if (event.session.id !== id) continue;
    const { by, why } = event.type === "session.changed" ? event : { by: "rule" as const, why: "" };
    rows.push(...sessionRows(session, event.session, { recordedAt, by, why, criteria }, charted));
    ({ session } = event);
  }
  return { session: session === "none" ? opened : session, rows };
}

// Rows of one instant stand as they were put together: what was measured before what the session made of it.
const byTime = (a: RecordRow, b: RecordRow): number => a.at - b.at || a.recordedAt - b.recordedAt;
