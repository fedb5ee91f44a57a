import { expect, test } from "vitest";
import { Instant } from "@vigil/shared/kernel";
import { rate } from "./rate.ts";

test("a burst passes, then so many a second for ever", () => {
  const mayPass = rate(100, 400);
  const count = (from: number, to: number, times: number): number =>
    Array.from({ length: times }, (_, at) => mayPass(Instant(from + Math.floor(((to - from) * at) / times)))).filter(
      Boolean,
    ).length;
  expect(count(0, 1, 1_000)).toBe(400);
  // Two thousand in one second: a hundred of them.
  expect(count(1_000, 2_000, 2_000)).toBeGreaterThanOrEqual(198);
  expect(count(2_000, 3_000, 2_000)).toBeLessThanOrEqual(101);
  expect(count(60_000, 60_001, 1_000)).toBe(400);
});
