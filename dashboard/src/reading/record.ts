import type { RecordGap, RecordRow, SessionRecord } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { clockTimeSeconds } from "./age.ts";
import { dayWords, shortDay, spanWords } from "./dates.ts";

/** Minutes of the trend, which have a table of their own so that they do not hide what people did. */
const isTrend = ({ kind, by }: RecordRow): boolean => kind === "reading" && by === "trend";

export const timelineRows = ({ rows }: SessionRecord): readonly RecordRow[] => rows.filter((row) => !isTrend(row));

export const readingRows = ({ rows }: SessionRecord): readonly RecordRow[] =>
  rows.filter(({ kind }) => kind === "reading");

// A minute of the trend is recorded when it is over.
const TREND_TAKES_MS = 60_000;
const DIFFERS_MS = 1_000;

/** True where a fact was recorded later than it happened (safety S12). A gap is known when it is over, which is not late. */
export const isRecordedLater = (row: RecordRow): boolean =>
  row.kind !== "gap" && row.recordedAt - row.at >= DIFFERS_MS + (isTrend(row) ? TREND_TAKES_MS : 0);

/** Clock time; with the day where it is not the day on which the session was opened. */
export const timeIn = ({ openedAt }: SessionRecord, at: Instant): string =>
  dayWords(at) === dayWords(openedAt) ? clockTimeSeconds(at) : `${shortDay(at)} ${clockTimeSeconds(at)}`;

/** Words of a row as a page shows them: what happened, and each criterion that a check or a signature was judged by. */
export function shownWords({ kind, words }: RecordRow): { head: string; criteria: readonly string[] } {
  const shown = words.replaceAll("SpO2", "SpO₂");
  if (kind !== "check" && kind !== "signature") return { head: shown, criteria: [] };
  const [head = shown, ...criteria] = shown.split(" · ");
  return { head, criteria };
}

export const gapName = ({ what }: RecordGap): string => (what === "spo2" ? "No SpO₂" : "Gateway down");

/** "2 gaps, 57 s in all"; gaps that lie over each other count once. */
export function gapsTotal(gaps: readonly RecordGap[]): string {
  if (gaps.length === 0) return "none found";
  let total = 0;
  let covered = Number.NEGATIVE_INFINITY;
  for (const { from, to } of gaps.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, covered));
    covered = Math.max(covered, to);
  }
  return `${gaps.length === 1 ? "1 gap" : `${gaps.length} gaps`}, ${spanWords(total)} in all`;
}

/** "3 alarms, 1 of them high; longest response 24 s". */
export function alarmsTotal(alarms: SessionRecord["alarms"]): string {
  if (alarms.length === 0) return "none raised";
  const high = alarms.filter(({ priority }) => priority === "high").length;
  const responses = alarms.flatMap(({ responseMs }) => responseMs ?? []);
  const longest = responses.length === 0 ? "" : `; longest response ${spanWords(Math.max(...responses))}`;
  return `${alarms.length === 1 ? "1 alarm" : `${alarms.length} alarms`}, ${high} of them high${longest}`;
}
