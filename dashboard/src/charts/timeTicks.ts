const MINUTE = 60_000;
const steps = [1, 2, 3, 5, 10, 15, 30, 60].map((minutes) => minutes * MINUTE);

/** Round times of day for an axis from `from` to `to`, at most seven. */
export function timeTicks(from: number, to: number): number[] {
  const step = steps.find((one) => (to - from) / one <= 6) ?? 60 * MINUTE;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}
