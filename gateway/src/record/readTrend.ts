import { Instant, Millis } from "@vigil/shared/kernel";
import type { ChairId, TrendColumn } from "@vigil/shared/contracts";
import type { RecordTrend } from "@vigil/shared/view";
import type { EventLog } from "../ports.ts";

// The narrowest bucket of a history, and as many of them as one question may ask for: five hours.
const STEP = Millis(4_000);
const POINTS = 4_500;
/** Longer than any session: what is forgotten and never ended is not walked through for years. */
export const TREND_MOST_MS = 7 * 24 * 3_600_000;

/** Numbers of one chair in [from, to), in buckets of 4 s; at most the first seven days of them. */
export async function readTrend(
  log: Pick<EventLog, "history">,
  chair: ChairId,
  from: Instant,
  to: Instant,
): Promise<RecordTrend> {
  const end = Math.min(to, from + TREND_MOST_MS);
  const trend: RecordTrend = { from, stepMs: STEP, spo2: empty(), pulse: empty() };
  for (let at: number = from; at < end; at += STEP * POINTS) {
    const points = Math.min(POINTS, Math.ceil((end - at) / STEP));
    const part = await log.history({ chair, from: Instant(at), to: Instant(at + points * STEP), points });
    if (part.stepMs !== STEP) throw new Error(`asked for buckets of ${STEP} ms, got ${part.stepMs}`);
    join(trend.spo2, part.spo2);
    join(trend.pulse, part.pulse);
  }
  return trend;
}

const empty = (): TrendColumn => ({ min: [], max: [], mean: [] });

function join(whole: TrendColumn, part: TrendColumn): void {
  for (const column of ["min", "max", "mean"] as const) whole[column].push(...part[column]);
}
