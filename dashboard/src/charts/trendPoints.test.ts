import { History } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { timeTicks } from "./timeTicks.ts";
import { domainOf, limitLines, trendPoints, withLive, withLone } from "./trendPoints.ts";

const column = { min: [90, null, 95], max: [96, null, 97], mean: [94, null, 96] };
const history = History.parse({ chair: "one", from: T0, stepMs: 1_000, spo2: column, pulse: column, bp: [] });

test("a bucket without a value stays a gap; a lone value is a dot", () => {
  const points = withLone(trendPoints(history, history.spo2));
  expect(points.map(({ at, mean, lone }) => [at - T0, mean, lone])).toEqual([
    [500, 94, 94],
    [1_500, null, null],
    [2_500, 96, 96],
  ]);
});

test("live values follow the history and never overlap it; what was not current is a gap", () => {
  const live = [
    { at: T0 + 2_000, value: 91 },
    { at: T0 + 4_000, value: 92 },
    { at: T0 + 6_000, value: null },
  ];
  const points = withLive(trendPoints(history, history.spo2), live, T0 + 3_000);
  expect(points.map(({ at, mean }) => [at - T0, mean])).toEqual([
    [500, 94],
    [1_500, null],
    [2_500, 96],
    [4_000, 92],
    [6_000, null],
  ]);
});

test("an axis widens for what lies beyond it and does not move otherwise", () => {
  expect(domainOf([97, null], [80, 100])).toEqual([80, 100]);
  expect(domainOf([63, 97], [80, 100])).toEqual([60, 100]);
});

test("an axis names round times, seven at most", () => {
  const ticks = timeTicks(T0, T0 + 15 * 60_000);
  expect(ticks.length).toBeLessThanOrEqual(7);
  expect(ticks.every((at) => at % 60_000 === 0)).toBe(true);
});

test("limits that lie close to each other are all drawn, and labelled only where the labels do not cross", () => {
  const lines = [165, 180, 200, 300].map((at) => ({ at, priority: "medium" }));
  expect(limitLines(lines, 40, 220).map(({ at, label }) => [at, label])).toEqual([
    [200, true],
    [180, false],
    [165, true],
  ]);
});
