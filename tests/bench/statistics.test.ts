import { expect, test } from "vitest";
import { median, quantile, ratios, spreadOf } from "./statistics.ts";

test("a quantile is a value that was measured, by nearest rank", () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(quantile(values, 0.99)).toBe(99);
  expect(quantile(values, 0.5)).toBe(50);
  expect(quantile([7], 0.99)).toBe(7);
  expect(median([3, 1, 2, 10, 9])).toBe(3);
});

test("nothing measured is no number", () => {
  expect(() => median([])).toThrow("nothing was measured");
});

test("a spread, and ratios within one repetition", () => {
  expect(spreadOf([4, 2, 8])).toEqual({ min: 2, median: 4, max: 8 });
  expect(ratios([2, 9], [1, 3])).toEqual([2, 3]);
});
