import { expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import { apnoeaFinding, judgeApnoea, type Apnoea } from "./apnoea.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { notHeld } from "./held.ts";

type Course = readonly (readonly [at: number, rr: number | "none"])[];

const judged = (course: Course, begin: Apnoea = notHeld): Apnoea =>
  course.reduce((before, [at, rr]) => {
    const value = rr === "none" ? rr : ({ value: rr, quality: "good", averagingMs: Millis(0) } as const);
    return judgeApnoea(before, value, defaultLimits, Instant(at * 1_000));
  }, begin);

test.each<readonly [string, Course, string]>([
  ["no breath for 20 s", [[0, 0] as const, [20, 0] as const], "present"],
  ["just under", [[0, 0] as const, [19.999, 0] as const], "pending"],
  [
    "a breath now and then, as an average says it, is low, and not none",
    [[0, 0.1] as const, [60, 0.1] as const],
    "gone",
  ],
  ["one breath a minute is a breath", [[0, 1] as const, [60, 1] as const], "gone"],
  ["nothing valid is not no breath", [[0, "none"] as const, [60, "none"] as const], "gone"],
  [
    "S2: its time stands still in a loss",
    [
      [0, 0],
      [10, "none"],
      [60, 0],
      [69.999, 0],
    ],
    "pending",
  ],
  [
    "S2: and goes on",
    [
      [0, 0],
      [10, "none"],
      [60, 0],
      [70, 0],
    ],
    "present",
  ],
])("clinical 8, row RR / apnoea: %s", (_, course, expected) => {
  expect(apnoeaFinding(judged(course), defaultLimits).is).toBe(expected);
});

test("it is high, and ends after 15 s of breaths", () => {
  const held = judged([
    [0, 0],
    [20, 0],
  ]);
  expect(apnoeaFinding(held, defaultLimits)).toMatchObject({ priority: "high", rule: "apnoea", delayMs: 20_000 });
  expect(apnoeaFinding(judged([[30, 12] as const, [44.999, 12] as const], held), defaultLimits).is).toBe("present");
  expect(apnoeaFinding(judged([[30, 12] as const, [45, 12] as const], held), defaultLimits).is).toBe("gone");
  // S3: inside is one breath more than none is.
  expect(apnoeaFinding(judged([[30, 2] as const, [45, 2] as const], held), defaultLimits).is).toBe("gone");
  expect(apnoeaFinding(judged([[30, 1.9] as const, [90, 1.9] as const], held), defaultLimits).is).toBe("present");
});
