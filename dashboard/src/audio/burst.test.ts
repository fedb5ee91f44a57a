import { expect, test } from "vitest";
import { bursts, harmonics, lengthOf, repeatMs, type Pulse } from "./burst.ts";

const gaps = (burst: readonly Pulse[]): number[] =>
  burst.slice(1).map((pulse, index) => {
    const before = burst[index];
    if (before === undefined) throw new Error("no pulse before");
    return pulse.afterMs - before.afterMs - before.lengthMs;
  });

test("high is ten pulses in the rhythm 3-2, 3-2", () => {
  expect(bursts.high).toHaveLength(10);
  expect(gaps(bursts.high)).toEqual([100, 100, 350, 100, 500, 100, 100, 350, 100]);
  expect(lengthOf(bursts.high)).toBeLessThan(repeatMs.high);
});

test("medium is three pulses, low two, each within the standard's lengths and spacings", () => {
  expect(bursts.medium).toHaveLength(3);
  expect(bursts.low).toHaveLength(2);
  for (const burst of [bursts.medium, bursts.low]) {
    for (const { lengthMs } of burst) expect(lengthMs).toSatisfy((ms: number) => ms >= 125 && ms <= 250);
    for (const gap of gaps(burst)) expect(gap).toSatisfy((ms: number) => ms >= 125 && ms <= 250);
  }
});

test("every pulse has a fundamental of 150–1000 Hz and four harmonics of 300–4000 Hz within 15 dB", () => {
  for (const { hz } of Object.values(bursts).flat()) {
    expect(hz).toSatisfy((value: number) => value >= 150 && value <= 1_000);
    const heard = harmonics.filter((strength, index) => {
      const f = hz * (index + 1);
      return f >= 300 && f <= 4_000 && Math.abs(20 * Math.log10(strength)) <= 15;
    });
    expect(heard.length).toBeGreaterThanOrEqual(4);
  }
});
