import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { followSlope, noSlope, slopeAt, type Slope } from "./slope.ts";

const setting = defaultLimits.rules.slope;

/** [second, SpO2 from then on]. */
function followed(course: readonly (readonly [at: number, spo2: number | "unknown"])[], asked = true): Slope {
  return course.reduce((before, [at, spo2]) => followSlope(before, spo2, asked, setting, Instant(at * 1_000)), noSlope);
}

/** A sample a second that falls by so much a second from `from`. */
const ramp = (perSecond: number, seconds: number, from = 97) =>
  Array.from({ length: seconds }, (_, second) => [second, from - perSecond * second] as const);

test.each([
  [0.049, false],
  [0.05, true],
  [0.051, true],
  [-0.05, false],
])("clinical 4.3, ROC: %d points a second over 60 s is -1 % in 20 s: %s", (perSecond, expected) => {
  const { course } = followed(ramp(perSecond, 60), false);
  const slope = slopeAt(course, setting, Instant(59_000));
  expect(slope).toBeCloseTo(-perSecond * 20, 9);
  expect(slope !== "unknown" && slope <= -1 + 1e-9).toBe(expected);
});

test.each([
  [40, true],
  [39, false],
])("a line needs 40 samples: %i", (samples, known) => {
  const { course } = followed(ramp(0.1, samples), false);
  expect(slopeAt(course, setting, Instant((samples - 1) * 1_000)) !== "unknown").toBe(known);
});

test("where nothing valid stood there are no samples", () => {
  const { course } = followed([
    [0, 97],
    [20, "unknown"],
    [41, 95],
  ]);
  // 20 s before and 19 s after.
  expect(slopeAt(course, setting, Instant(59_000))).toBe("unknown");
  // The window has moved on by a second, and another sample takes the place of the first.
  expect(slopeAt(course, setting, Instant(59_999))).toBe("unknown");
});

test("only the last 60 samples are on the line", () => {
  const { course } = followed([[0, 90] as const, [1, 97] as const], false);
  expect(slopeAt(course, setting, Instant(60_000))).toBeCloseTo(0, 9);
  expect(slopeAt(course, setting, Instant(59_000))).toBeGreaterThan(0);
});

test("of several changes within a second the last one stands for it", () => {
  const { course } = followed([[0, 97] as const, [10, 95] as const, [20, 94] as const, [20.5, 93] as const], false);
  expect(course).toEqual([
    { since: 0, value: 97 },
    { since: 10_000, value: 95 },
    { since: 20_000, value: 93 },
  ]);
});

describe("it is foretold", () => {
  test("a value that will have fallen steeply enough is known to, at the whole second", () => {
    const { dueAt, course } = followed([
      [0, 97],
      [50, 95],
      [55, 94],
    ]);
    expect(dueAt).toBeDefined();
    const due = dueAt ?? 0;
    expect((due - 55_000) % 1_000).toBe(0);
    expect(slopeAt(course, setting, Instant(due))).toBeLessThanOrEqual(-1);
    expect(slopeAt(course, setting, Instant(due - 1_000))).toBeGreaterThan(-1);
  });

  test("a slope of just so many points is steep enough", () => {
    // A sixteenth a second is 1.25 in 20 s, without a crumb.
    const steep = { ...setting, points: 1.25 };
    const fall = (exact: typeof setting) =>
      ramp(1 / 16, 60).reduce(
        (before, [second, spo2]) => followSlope(before, spo2, second === 59, exact, Instant(second * 1_000)),
        noSlope,
      );
    expect(fall(steep).dueAt).toBe(59_000);
    expect(fall({ ...steep, points: 1.26 }).dueAt).toBeUndefined();
  });

  test("of a value that falls by one and stays it never is", () => {
    expect(
      followed([
        [0, 95],
        [100, 94],
      ]).dueAt,
    ).toBeUndefined();
  });

  test("nothing is, unless it is asked", () => {
    expect(
      followed(
        [
          [0, 97],
          [50, 95],
          [55, 94],
        ],
        false,
      ).dueAt,
    ).toBeUndefined();
  });

  test("what was told of is due no more, and what is not yet due still is", () => {
    const slope = followed([
      [0, 97],
      [50, 95],
      [55, 94],
    ]);
    const due = Instant(slope.dueAt ?? 0);
    expect(followSlope(slope, 94, true, setting, Instant(due - 1))).toBe(slope);
    expect(followSlope(slope, 94, true, setting, due)).toEqual({ ...slope, dueAt: undefined });
    expect(followSlope(slope, 94, false, setting, Instant(due - 1))).toEqual({ ...slope, dueAt: undefined });
  });

  test("while the value stands the same comes back", () => {
    const slope = followed([
      [0, 97],
      [50, 95],
      [55, 94],
    ]);
    expect(followSlope(slope, 94, true, setting, Instant(56_000))).toBe(slope);
    const calm = followed([[0, 97]], false);
    expect(followSlope(calm, 97, false, setting, Instant(9_000))).toBe(calm);
  });
});

test("of an hour of changes only the last minute is kept, one a second", () => {
  const changes = Array.from({ length: 36_000 }, (_, tenth) => [tenth / 10, 95 + (tenth % 3)] as const);
  expect(followed(changes, false).course.length).toBeLessThanOrEqual(62);
});
