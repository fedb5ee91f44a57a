import { describe, expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { fallFinding, judgeFall } from "./fall.ts";
import { notHeld, restartHeld, type Held } from "./held.ts";
import type { Fallen } from "./fall.ts";

const BASELINE = 98;
const judged = (value: number) => ({ value, quality: "good", averagingMs: Millis(4_000) }) as const;

/** [second, SpO2 from then on, or none]. */
function fallen(course: readonly (readonly [at: number, spo2: number | "none"])[], begin: Held<Fallen> = notHeld) {
  return course.reduce(
    (before, [at, spo2]) =>
      judgeFall(before, BASELINE, spo2 === "none" ? spo2 : judged(spo2), defaultLimits, Instant(at * 1_000)),
    begin,
  );
}

test.each([
  [94.1, 100, "gone"],
  [94, 29.999, "pending"],
  [94, 30, "present"],
  [93, 30, "present"],
])("S7: %d of a baseline of 98 for %d s: %s", (spo2, seconds, expected) => {
  const fall = fallen([
    [0, spo2],
    [seconds, spo2],
  ]);
  expect(fallFinding(fall, defaultLimits).is).toBe(expected);
});

test("it is medium, at the step of the first medium, and says value, baseline and delay", () => {
  const fall = fallen([
    [0, 93],
    [30, 93],
  ]);
  expect(fallFinding(fall, defaultLimits)).toEqual({
    is: "present",
    step: 1,
    priority: "medium",
    rule: "spo2 fall",
    evidence: {
      kind: "several",
      parts: [{ name: "SpO2", value: 93, limit: 94, unit: "%", direction: "below" }],
      words: "SpO2 93 %, 5 below the baseline of 98 %",
    },
    delayMs: 34_000,
  });
});

describe("S3: its episode ends", () => {
  const held = fallen([
    [0, 94],
    [30, 94],
  ]);

  test.each([
    ["15 s at the limit and one more", [[40, 95] as const, [55, 95] as const], "gone"],
    ["just under", [[40, 95] as const, [54.999, 95] as const], "present"],
    ["not between", [[40, 94.5] as const, [100, 94.5] as const], "present"],
    ["S2: not by a loss", [[40, "none"] as const, [4_000, "none"] as const], "present"],
  ])("%s", (_, course, expected) => {
    expect(fallFinding(fallen(course, held), defaultLimits).is).toBe(expected);
  });

  test("after a restart what was raised stays, what was held drops", () => {
    expect(fallFinding(restartHeld(held), defaultLimits).is).toBe("present");
    expect(fallFinding(restartHeld(fallen([[0, 94]])), defaultLimits).is).toBe("gone");
  });
});

test("S2: its time stands still while nothing valid is there", () => {
  const fall = fallen([
    [0, 94],
    [20, "none"],
    [100, 94],
  ]);
  expect(fall.dueAt).toBe(110_000);
});
