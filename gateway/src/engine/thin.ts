import { after, Millis, type Instant } from "@vigil/shared/kernel";
import type { Observation } from "@vigil/shared/contracts";

const AT_LEAST_EVERY = Millis(1_000);

/**
 * Numerics on change and at least once a second: a device may say the same number sixty times a second, and one of them is
 * enough. Returns what is to go on now; empty when nothing is.
 */
export function thinning(): (values: readonly Observation[], at: Instant) => readonly Observation[] {
  const last = new Map<string, { said: Observation; at: Instant }>();

  return (values, at) => {
    const due = values.some((value) => {
      const before = last.get(value.metric);
      return before === undefined || after(before.at, AT_LEAST_EVERY) <= at || !same(before.said, value);
    });
    if (!due) return [];
    for (const value of values) last.set(value.metric, { said: value, at });
    return values;
  };
}

function same(a: Observation, b: Observation): boolean {
  if (a.value === "unavailable" || b.value === "unavailable")
    return a.value === "unavailable" && b.value === "unavailable" && a.because === b.because;
  return a.value === b.value && a.quality === b.quality;
}
