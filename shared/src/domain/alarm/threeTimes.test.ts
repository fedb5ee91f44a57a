import { expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { countTimes, isOften, noTimes, timesDue, type ThreeTimes } from "./threeTimes.ts";

const setting = defaultLimits.rules.threeTimes;

type Course = readonly (readonly [at: number, below: number | "none"])[];

/** [second, points below the limit from then on], and the state of each; what falls due on the way is taken. */
function counted(course: Course): readonly ThreeTimes[] {
  let times = noTimes;
  let below: number | "unknown" = 0;
  const states: ThreeTimes[] = [];
  for (const [second, next] of course) {
    const at = Instant(second * 1_000);
    const due = timesDue(times, setting);
    if (due !== undefined && due <= at) times = countTimes(times, below, setting, due);
    below = next === "none" ? "unknown" : next;
    times = countTimes(times, below, setting, at);
    states.push(times);
  }
  return states;
}

const often = (course: Course): boolean => counted(course).some((times) => isOften(times, setting));
/** Violations of a depth and a length, one after each of the given seconds. */
const dips = (at: readonly number[], deep: number, long: number): Course =>
  at.flatMap((second) => [[second, deep] as const, [second + long, 0] as const]);

test.each([
  ["three of 2 points, however short", dips([0, 20, 40], 2, 1), true],
  ["three of 1 point and 3 s", dips([0, 20, 40], 1, 3), true],
  ["three of 1 point and just under 3 s", dips([0, 20, 40], 1, 2.999), false],
  ["three of 1.9 points and 1 s", dips([0, 20, 40], 1.9, 1), false],
  ["two, and one that is neither deep nor long", [...dips([0, 20], 2, 1), ...dips([40], 1, 2)], false],
  ["two", dips([0, 20], 5, 5), false],
  ["three in exactly 60 s", dips([0, 30, 60], 2, 1), true],
  ["three in just over 60 s", dips([0, 30, 60.001], 2, 1), false],
  ["the last three of five", dips([0, 50, 100, 120, 140], 2, 1), true],
  ["one long one is one", [[0, 3] as const, [59, 0] as const], false],
  [
    "one that grows deeper is one",
    [
      [0, 2],
      [1, 3],
      [2, 5],
      [3, 0],
    ] as const,
    false,
  ],
  [
    "S2: a loss does not end one, and its time stands still",
    [[0, 1], [2, "none"], [30, 1], [30.5, 0], ...dips([40, 50], 2, 1)] as const,
    false,
  ],
  [
    "S2: nor does it begin another",
    [
      [0, 2],
      [1, "none"],
      [2, 2],
      [3, "none"],
      [4, 2],
      [5, 0],
    ] as const,
    false,
  ],
] as const)("S3: %s", (_, course, expected) => {
  expect(often(course)).toBe(expected);
});

test("the third counts at the instant it has lasted long enough", () => {
  const states = counted([...dips([0, 20], 2, 1), [40, 1]]);
  expect(timesDue(states.at(-1) ?? noTimes, setting)).toBe(43_000);
});

test("while nothing is new the same comes back", () => {
  const at = (seconds: number) => Instant(seconds * 1_000);
  const deep = countTimes(noTimes, 2, setting, at(0));
  expect(countTimes(deep, 3, setting, at(1))).toBe(deep);
  const mild = countTimes(noTimes, 1, setting, at(0));
  expect(countTimes(mild, 1.5, setting, at(1))).toBe(mild);
  const lost = countTimes(mild, "unknown", setting, at(1));
  expect(countTimes(lost, "unknown", setting, at(2))).toBe(lost);
});

test("S2: one that counted, was lost and goes on has counted", () => {
  const at = (seconds: number) => Instant(seconds * 1_000);
  const lost = countTimes(countTimes(noTimes, 2, setting, at(0)), "unknown", setting, at(1));
  const back = countTimes(lost, 2, setting, at(5));
  expect(back.counted).toEqual([at(0)]);
  expect(countTimes(back, 1, setting, at(30)).counted).toEqual([at(0)]);
  expect(timesDue(back, setting)).toBeUndefined();
});

test("S2: a mild one that was lost goes on as mild", () => {
  const at = (seconds: number) => Instant(seconds * 1_000);
  const lost = countTimes(countTimes(noTimes, 1, setting, at(0)), "unknown", setting, at(1));
  const back = countTimes(lost, 1, setting, at(5));
  expect(back).toMatchObject({ counted: [], violation: { counts: false } });
  expect(timesDue(back, setting)).toBe(7_000);
});

test("one that is mild grows deep: it counts from then on", () => {
  const at = (seconds: number) => Instant(seconds * 1_000);
  const mild = countTimes(noTimes, 1, setting, at(0));
  expect(countTimes(mild, 2, setting, at(2)).counted).toEqual([at(2)]);
});

test("no more are kept than are asked for", () => {
  expect(counted(dips([0, 5, 10, 15, 20], 2, 1)).at(-1)?.counted).toEqual([10_000, 15_000, 20_000]);
});

test("inside, nothing is made new", () => {
  expect(countTimes(noTimes, -5, setting, Instant(0))).toBe(noTimes);
  expect(countTimes(noTimes, "unknown", setting, Instant(0))).toBe(noTimes);
});
