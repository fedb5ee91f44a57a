import { after, Millis, type Instant } from "../../kernel/index.ts";
import type { RuleLimits } from "../../contracts/index.ts";

type Setting = RuleLimits["slope"];

/** From `since` on SpO2 was so, %, or nothing valid of good quality stood. */
type Change = { readonly since: Instant; readonly value: number | "unknown" };

export type Slope = {
  /** What SpO2 was over the span: changes, oldest first, at most one a second. */
  readonly course: readonly Change[];
  /** When it will have fallen steeply enough, if it stays as it is. */
  readonly dueAt: Instant | undefined;
};

export const noSlope: Slope = { course: [], dueAt: undefined };

const SECOND = 1_000;

/**
 * From `at` on SpO2 is so. When a straight line through a sample a second falls steeply enough (clinical 4.3, ROC) is
 * foretold once a change, so that a value that stands costs nothing; only where it matters (`asked`: safety S3).
 */
export function followSlope(
  before: Slope,
  value: number | "unknown",
  asked: boolean,
  setting: Setting,
  at: Instant,
): Slope {
  const course = courseOf(before.course, value, at, setting.overMs);
  if (!asked) return course === before.course && before.dueAt === undefined ? before : { course, dueAt: undefined };
  // What is due has been told.
  if (course === before.course && before.dueAt !== undefined)
    return before.dueAt > at ? before : { course, dueAt: undefined };
  return { course, dueAt: foretold(course, setting, at) };
}

/** The slope at an instant, points in `perMs`; unknown with fewer samples than are needed. */
export function slopeAt(course: Slope["course"], { perMs, overMs, samples }: Setting, at: Instant): number | "unknown" {
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  let index = course.length - 1;
  for (let back = 0; back < overMs / SECOND; back += 1) {
    const then = at - back * SECOND;
    let change = course[index];
    while (change !== undefined && change.since > then) {
      index -= 1;
      change = course[index];
    }
    if (change === undefined) break;
    if (change.value === "unknown") continue;
    n += 1;
    sumX -= back;
    sumY += change.value;
    sumXX += back * back;
    sumXY -= back * change.value;
  }
  const spread = n * sumXX - sumX * sumX;
  if (n < samples || spread === 0) return "unknown";
  return ((n * sumXY - sumX * sumY) / spread) * (perMs / SECOND);
}

// Of several changes within a second the last one stands for it; the oldest that is kept stood when the span began.
function courseOf(course: Slope["course"], value: number | "unknown", at: Instant, overMs: Millis): Slope["course"] {
  const last = course.at(-1);
  if ((last?.value ?? "unknown") === value) return course;
  const within = last !== undefined && at - last.since < SECOND;
  const from = course.findLastIndex(({ since }) => since <= at - overMs);
  const kept = course.slice(Math.max(0, from), within ? -1 : undefined);
  return [...kept, { since: within ? last.since : at, value }];
}

function foretold(course: Slope["course"], setting: Setting, at: Instant): Instant | undefined {
  for (let ahead = 0; ahead < setting.overMs; ahead += SECOND) {
    const then = after(at, Millis(ahead));
    const slope = slopeAt(course, setting, then);
    if (slope !== "unknown" && slope <= -setting.points) return then;
  }
  return undefined;
}
