import { between, type Instant } from "../../kernel/index.ts";
import type { RuleLimits } from "../../contracts/index.ts";
import { dueAt, elapsed, freeze, run, unstarted, type Stopwatch } from "./stopwatch.ts";

type Setting = RuleLimits["threeTimes"];

/** Violations that come again and again (clinical 4.3). One counts only if it is deep or long enough (safety S3). */
export type ThreeTimes = {
  /** When those of the last span began to count, oldest first. */
  readonly counted: readonly Instant[];
  /** The one that goes on: how long it has lasted, and whether it counts already. */
  readonly violation: { readonly long: Stopwatch; readonly counts: boolean } | "none";
};

export const noTimes: ThreeTimes = { counted: [], violation: "none" };

/**
 * From `at` on SpO2 lies so many points below the limit; nothing or less is inside, and ends a violation. Where nothing valid
 * stands, its time stands still and it goes on (S2).
 */
export function countTimes(before: ThreeTimes, below: number | "unknown", setting: Setting, at: Instant): ThreeTimes {
  const { counted, violation } = before;
  if (below === "unknown") {
    if (violation === "none") return before;
    const long = freeze(violation.long, at);
    return long === violation.long ? before : { counted, violation: { ...violation, long } };
  }
  // What was due is taken first.
  if (violation !== "none" && !violation.counts && elapsed(violation.long, at) >= setting.longMs)
    return countTimes(count(before, violation.long, setting, at), below, setting, at);
  if (below <= 0) return violation === "none" ? before : { counted, violation: "none" };
  const old = violation === "none" ? unstarted : violation.long;
  const long = run(old, at);
  if (violation !== "none" && violation.counts)
    return long === old ? before : { counted, violation: { long, counts: true } };
  if (below >= setting.deep) return count(before, long, setting, at);
  return violation !== "none" && long === old ? before : { counted, violation: { long, counts: false } };
}

/** When the violation that goes on has lasted long enough to count. */
export const timesDue = ({ violation }: ThreeTimes, { longMs }: Setting): Instant | undefined =>
  violation === "none" || violation.counts ? undefined : dueAt(violation.long, longMs);

/** Whether there were so many within the span. */
export const isOften = ({ counted }: ThreeTimes, setting: Setting): boolean => counted.length >= setting.count;

function count(
  { counted }: ThreeTimes,
  long: Stopwatch,
  { withinMs, count: wanted }: Setting,
  at: Instant,
): ThreeTimes {
  const recent = counted.filter((one) => between(one, at) <= withinMs);
  return { counted: [...recent, at].slice(-wanted), violation: { long, counts: true } };
}
