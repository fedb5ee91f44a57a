import { expect, test } from "vitest";
import { expectPulses, expectResults } from "./arrivals.ts";

test("results are matched by their number, and none counts twice", () => {
  const results = expectResults(100, 3);
  for (const sequence of [99, 102, 100, 100]) results.take(sequence);
  expect(Array.from(results.at[0] ?? [], (at) => at > 0)).toEqual([true, false, true]);
  expect([results.seen(), results.twice(), results.whole()]).toEqual([2, 1, false]);
  results.take(101);
  expect(results.whole()).toBe(true);
});

test("a pulse that was replaced by a newer one is missing, and the newer one is known for what it is", () => {
  const pulses = expectPulses(1, 45);
  for (const pulse of [77, 60, 61, 61, 63]) pulses.take(0, pulse);
  expect(Array.from(pulses.at[0] ?? [], (at) => at > 0).slice(0, 4)).toEqual([true, false, true, false]);
  for (const pulse of [99, 60, 65]) pulses.take(0, pulse);
  expect(pulses.whole()).toBe(true);
});
