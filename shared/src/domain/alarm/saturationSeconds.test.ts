import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { gatherSeconds, noSeconds, secondsDue, sumAt } from "./saturationSeconds.ts";

const LIMIT = 90;
const SETTING = 50;

/** [second, SpO2 from then on]; 0 stands for nothing valid. */
function gathered(course: readonly (readonly [at: number, spo2: number | "none"])[]) {
  return course.reduce(
    (before, [at, spo2]) => gatherSeconds(before, spo2 === "none" ? "unknown" : LIMIT - spo2, Instant(at * 1_000)),
    noSeconds,
  );
}

test("clinical 4.3, the worked vector: limit 90, 88 for 2 s, 86 for 3 s, 84 for 6 s crosses 50 at 10.67 s exactly", () => {
  const seconds = gathered([
    [0, 88],
    [2, 86],
    [5, 84],
  ]);
  // 4 + 12 = 16 after 5 s; the other 34 take 34 / 6 s. The first whole millisecond at or after it.
  expect(secondsDue(seconds, SETTING)).toBe(10_667);
  expect(sumAt(seconds, Instant(10_666))).toBeLessThan(50_000);
  expect(sumAt(seconds, Instant(10_667))).toBeGreaterThanOrEqual(50_000);
  expect(sumAt(seconds, Instant(11_000))).toBe(52_000);
});

test.each([
  ["at the limit nothing grows", [[0, 90]], undefined],
  ["one below grows by one a second", [[0, 89]], 50_000],
  ["clinical 4.3: counted from the limit, not from one below", [[0, 88]], 25_000],
  ["inside nothing grows", [[0, 97]], undefined],
  [
    "at the limit what there is stands still",
    [
      [0, 88],
      [10, 90],
      [100, 88],
    ],
    115_000,
  ],
  [
    "inside it goes down by the points inside: 20 less 6 in 2 s at 93, and then 36 more",
    [
      [0, 88],
      [10, 93],
      [12, 88],
    ],
    30_000,
  ],
  [
    "it never goes below nothing",
    [
      [0, 88],
      [10, 97],
      [60, 88],
    ],
    85_000,
  ],
  [
    "S2: it stands still while nothing valid is there",
    [
      [0, 88],
      [10, "none"],
      [1_000, 88],
    ],
    1_015_000,
  ],
] as const)("%s", (_, course, due) => {
  expect(secondsDue(gathered(course), SETTING)).toBe(due);
});

describe("what costs nothing", () => {
  test("a value that stays inside leaves the same nothing", () => {
    expect(
      gathered([
        [0, 97],
        [1, 98],
        [2, 95],
      ]),
    ).toBe(noSeconds);
  });

  test("a value that stays below leaves the same sum", () => {
    const before = gatherSeconds(noSeconds, 2, Instant(0));
    expect(gatherSeconds(before, 2, Instant(5_000))).toBe(before);
  });

  test("what has gone back to nothing is forgotten with its beginning", () => {
    const seconds = gathered([
      [0, 88],
      [10, 97],
      [60, 97.5],
      [70, 88],
    ]);
    expect(seconds.since).toBe(70_000);
  });
});
