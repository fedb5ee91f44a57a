import { expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { differFinding, judgeDiffer, type Differ, type Spread } from "./differ.ts";
import { notHeld } from "./held.ts";

type Course = readonly (readonly [at: number, spread: Spread | "unknown"])[];

const judged = (course: Course, begin: Differ = notHeld): Differ =>
  course.reduce((before, [at, spread]) => judgeDiffer(before, spread, defaultLimits, Instant(at * 1_000)), begin);

const apart = (points: number): Spread => ({ lowest: 97 - points, highest: 97 });
const told = (differ: Differ) => differFinding(differ, defaultLimits, Millis(4_000));

test.each([
  [3.9, 100, "gone"],
  [4, 29.999, "pending"],
  [4, 30, "present"],
  [9, 30, "present"],
])("S15: %d points apart for %d s: %s", (points, seconds, expected) => {
  const differ = judged([
    [0, apart(points)],
    [seconds, apart(points)],
  ]);
  expect(told(differ).is).toBe(expected);
});

test("S2: its time stands still while one of them is lost, and goes on", () => {
  const lost: Course = [
    [0, apart(4)],
    [20, "unknown"],
    [100, apart(4)],
  ];
  expect(told(judged([...lost, [109.999, apart(4)]])).is).toBe("pending");
  expect(told(judged([...lost, [110, apart(4)]])).is).toBe("present");
});

test("it is medium and names both values; the delay holds the slower averaging", () => {
  const differ = judged([
    [0, apart(6)],
    [30, apart(6)],
  ]);
  expect(told(differ)).toMatchObject({
    priority: "medium",
    rule: "probes differ",
    evidence: { kind: "words", words: "91 % and 97 %: 6 apart, 4 or more are too many" },
    delayMs: 34_000,
  });
});

test.each<readonly [string, Course, string]>([
  ["15 s within 3", [[40, apart(3)] as const, [55, apart(3)] as const], "gone"],
  ["not before", [[40, apart(3)] as const, [54.999, apart(3)] as const], "present"],
  ["not within 4", [[40, apart(3.5)] as const, [100, apart(3.5)] as const], "present"],
  ["S2: not when one of them is lost", [[40, "unknown"] as const, [4_000, "unknown"] as const], "present"],
])("S3: it ends: %s", (_, course, expected) => {
  const held = judged([
    [0, apart(4)],
    [30, apart(4)],
  ]);
  expect(told(judged(course, held)).is).toBe(expected);
});
