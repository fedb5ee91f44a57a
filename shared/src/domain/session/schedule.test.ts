import { expect, test } from "vitest";
import { Instant, Millis, Minutes } from "../../kernel/index.ts";
import { nextWanted, noLaterThan, overdueAt } from "./schedule.ts";

const start = Instant(Minutes(100));
const after = (minutes: number): Instant => Instant(start + Minutes(minutes));
const plan = { slots: [Minutes(5), Minutes(10), Minutes(30)], earlyMs: Minutes(2), everyMs: Minutes(15) };

/** Minutes after the start: due, and the interval it is overdue by. */
const next = (last: number | "never", given = plan) => {
  const { due, interval } = nextWanted(given, start, last === "never" ? last : after(last));
  return [(due - start) / Minutes(1), interval / Minutes(1)];
};

test.each<readonly [number | "never", number, number]>([
  ["never", 5, 5],
  [-1, 5, 5],
  [2.999, 5, 5],
  [3, 10, 5],
  [7.999, 10, 5],
  [8, 30, 20],
  [27.999, 30, 20],
  [28, 45, 15],
  [30, 45, 15],
  [33, 48, 15],
  [60, 75, 15],
])("what was done at minute %s leaves minute %i, %i after the one before", (last, due, interval) => {
  expect(next(last)).toEqual([due, interval]);
});

test("one that nobody kept stays wanted, and what is done late keeps all before it", () => {
  expect(next(4)).toEqual([10, 5]);
  expect(next(12)).toEqual([30, 20]);
});

test("without times every so often: from the start, then from what was done", () => {
  const often = { ...plan, slots: [] };
  expect(next("never", often)).toEqual([15, 15]);
  expect(next(-5, often)).toEqual([15, 15]);
  expect(next(4, often)).toEqual([19, 15]);
});

test("no later than: the sooner of the two, with its own interval", () => {
  const wanted = nextWanted(plan, start, after(8));
  expect(noLaterThan(wanted, Minutes(5), start, after(8))).toEqual({ due: after(13), interval: 300_000, slot: "none" });
  expect(noLaterThan(wanted, Minutes(22), start, after(8))).toBe(wanted);
  expect(noLaterThan(wanted, Minutes(5), start, "never").due).toBe(after(5));
  expect(noLaterThan(wanted, Minutes(5), start, after(-3)).due).toBe(after(5));
});

test("1.5 intervals are half of one after it was due, and never sooner", () => {
  const wanted = { due: after(10), interval: Millis(1_001), slot: "none" } as const;
  expect(overdueAt(wanted, 1.5)).toBe(after(10) + 501);
  expect(overdueAt(wanted, 2)).toBe(after(10) + 1_001);
});
