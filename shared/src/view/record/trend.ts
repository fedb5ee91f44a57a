import { Instant } from "../../kernel/index.ts";
import type { Envelope, History, RecordGap, RecordRow } from "../../contracts/index.ts";
import { rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

/** Numbers of one chair from the opening of a session on, in buckets of 4 s. */
export type RecordTrend = Pick<History, "from" | "stepMs" | "spo2" | "pulse">;

type Span = { from: Instant; to: Instant };

// Without a number for so long is a gap that the record tells.
const GAP_MS = 30_000;
const MINUTE_MS = 60_000;

/**
 * Spans without SpO2 while the patient was watched. Seen through buckets, a loss of 30 s may leave as few empty ones as 30 s
 * less two: so none is left out, and one of a few seconds less may be told.
 */
export function spo2Gaps({ from, stepMs, spo2 }: RecordTrend, watched: readonly Span[]): RecordGap[] {
  const gaps: RecordGap[] = [];
  const close = (first: number, end: number): void => {
    if ((end - first + 2) * stepMs < GAP_MS) return;
    const gap = { from: from + first * stepMs, to: from + end * stepMs };
    for (const span of watched) {
      const clipped = { from: Instant(Math.max(gap.from, span.from)), to: Instant(Math.min(gap.to, span.to)) };
      if (clipped.to - clipped.from + 2 * stepMs >= GAP_MS) gaps.push({ what: "spo2", ...clipped });
    }
  };
  let first: number | undefined;
  for (const [i, mean] of spo2.mean.entries()) {
    if (mean === null) first ??= i;
    else if (first !== undefined) {
      close(first, i);
      first = undefined;
    }
  }
  if (first !== undefined) close(first, spo2.mean.length);
  return gaps;
}

export const gapRow = ({ from, to }: RecordGap): RecordRow =>
  rowOf({ at: from, recordedAt: to }, "gap", `No SpO2 for ${spanWords(to - from)}`, "trend");

/** One row for each minute since the opening that has a number: lowest, and mean over its time, of SpO2 and pulse. */
export function minuteRows(trend: RecordTrend, until: Instant, envelopes: readonly Envelope[]): RecordRow[] {
  const late = lateMinutes(trend.from, envelopes);
  const buckets = MINUTE_MS / trend.stepMs;
  const rows: RecordRow[] = [];
  for (let minute = 0; minute * buckets < trend.spo2.mean.length; minute++) {
    const at = Instant(trend.from + minute * MINUTE_MS);
    const parts = [
      columnWords("SpO2", "%", trend.spo2, minute * buckets, buckets),
      columnWords("pulse", "/min", trend.pulse, minute * buckets, buckets),
    ].filter((words) => words !== "");
    if (at >= until || parts.length === 0) continue;
    const heardAt = late.get(minute);
    const recordedAt = heardAt ?? Instant(Math.min(at + MINUTE_MS, until));
    if (heardAt !== undefined) parts.push("some of it came late");
    rows.push(rowOf({ at, recordedAt }, "reading", parts.join("; "), "trend"));
  }
  return rows;
}

function columnWords(name: string, unit: string, { min, mean }: History["spo2"], from: number, size: number): string {
  const lowest = known(min.slice(from, from + size));
  const means = known(mean.slice(from, from + size));
  if (lowest.length === 0 || means.length === 0) return "";
  const average = means.reduce((sum, value) => sum + value, 0) / means.length;
  return `${name} lowest ${Math.min(...lowest)} ${unit}, mean ${Math.round(average * 10) / 10} ${unit}`;
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** By minute since the opening: when the last was heard of what came late. */
function lateMinutes(from: Instant, envelopes: readonly Envelope[]): ReadonlyMap<number, Instant> {
  const minutes = new Map<number, Instant>();
  for (const { at, event } of envelopes)
    if (event.type === "device.backfilled")
      for (const { happenedAt, values } of event.points)
        if (values.some(({ metric, value }) => metric !== "perfusionIndex" && value !== "unavailable"))
          minutes.set(Math.floor((happenedAt - from) / MINUTE_MS), at);
  return minutes;
}

/** Spans of [from, until) in which the patient was watched. */
export function watchedSpans(envelopes: readonly Envelope[], from: Instant, until: Instant): Span[] {
  const spans: Span[] = [];
  let since: Instant | undefined;
  const end = (to: Instant): void => {
    if (since !== undefined && to > from) spans.push({ from: Instant(Math.max(since, from)), to });
    since = undefined;
  };
  for (const { at, event } of envelopes)
    if (event.type === "watch.started") since ??= at;
    else if (event.type === "watch.ended") end(at);
  end(until);
  return spans;
}
