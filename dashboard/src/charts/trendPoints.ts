import type { History, TrendColumn } from "@vigil/shared/contracts";

/** One column of a trend for drawing. `null` and absence are gaps; nothing is bridged. */
export type TrendPoint = { at: number; mean: number | null; low: number | null; high: number | null };
export type PressurePoint = { at: number; span: [number, number]; systolic: number; diastolic: number; late: boolean };

/** A column's buckets at their middles. */
export function trendPoints(history: History, column: TrendColumn): TrendPoint[] {
  return column.mean.map((mean, index) => {
    const at = history.from + (index + 0.5) * history.stepMs;
    return { at, mean, low: column.min[index] ?? null, high: column.max[index] ?? null };
  });
}

/** A number seen on this page since the history was fetched; null where there was none that was current. */
export type LivePoint = { at: number; value: number | null };

/** The history, and after its last bucket what this page has seen itself. */
export function withLive(points: readonly TrendPoint[], live: readonly LivePoint[], end: number): TrendPoint[] {
  const seen = live
    .filter(({ at }) => at > end)
    .map(({ at, value }): TrendPoint => ({ at, mean: value, low: value, high: value }));
  return [...points.filter((point) => point.at <= end), ...seen];
}

/** Points whose neighbours are both missing: a line cannot show them, a dot can. */
export function withLone(points: readonly TrendPoint[]): (TrendPoint & { lone: number | null })[] {
  const missing = (point: TrendPoint | undefined): boolean => point === undefined || point.mean === null;
  return points.map((point, index) => ({
    ...point,
    lone: missing(points[index - 1]) && missing(points[index + 1]) ? point.mean : null,
  }));
}

export const pressurePoints = (history: History): PressurePoint[] =>
  history.bp.map(({ at, systolic, diastolic, late }) => ({
    at,
    span: [diastolic, systolic],
    systolic,
    diastolic,
    late,
  }));

/** Lowest and highest for an axis: `usual`, widened in tens where a value lies beyond it. */
export function domainOf(values: readonly (number | null)[], usual: readonly [number, number]): [number, number] {
  let [low, high] = usual;
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = Math.floor(value / 10) * 10;
    if (value > high) high = Math.ceil(value / 10) * 10;
  }
  return [low, high];
}

export type LimitLine = { at: number; priority: string };

// Two labels closer than this part of the axis would cross on a chart of 80 px.
const LABEL_ROOM = 0.15;

/** The limits inside an axis, from above, each with whether there is room for its label. */
export function limitLines(lines: readonly LimitLine[], low: number, high: number): (LimitLine & { label: boolean })[] {
  let free = Number.POSITIVE_INFINITY;
  return lines
    .filter(({ at }) => at > low && at < high)
    .toSorted((a, b) => b.at - a.at)
    .map((line) => {
      const label = free - line.at >= LABEL_ROOM * (high - low);
      if (label) free = line.at;
      return { ...line, label };
    });
}
