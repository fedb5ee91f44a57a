import { expect, test } from "vitest";
import { Millis } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { rapidFall } from "./rapid.ts";

const judged = (value: number, quality: "good" | "poor" = "good") =>
  ({ value, quality, averagingMs: Millis(4_000) }) as const;

test.each([
  [82.1, false],
  [82, false],
  [81.9, true],
  [81, true],
  [60, true],
])("clinical 4.3, Rapid desat: %d against a medium limit of 92", (value, expected) => {
  expect(rapidFall(defaultLimits, judged(value)) !== "no").toBe(expected);
});

test("it says the value, the limit it makes, and no delay but the device's own; a poor signal delays it no more", () => {
  expect(rapidFall(defaultLimits, judged(81, "poor"))).toEqual({
    rule: "spo2 rapid",
    evidence: { kind: "number", value: 81, limit: 82, unit: "%", direction: "below", quality: "poor" },
    delayMs: 4_000,
  });
  expect(rapidFall(defaultLimits, "none")).toBe("no");
});

test("where there is no medium there is nothing to be so far below", () => {
  const spo2Low = defaultLimits.spo2Low.map((step) => ({ ...step, priority: "info" as const }));
  expect(rapidFall({ ...defaultLimits, spo2Low }, judged(50))).toBe("no");
});

test("it follows the medium limit in force", () => {
  const spo2Low = defaultLimits.spo2Low.map((step) => (step.priority === "medium" ? { ...step, limit: 94 } : step));
  expect(rapidFall({ ...defaultLimits, spo2Low }, judged(83))).toMatchObject({ evidence: { limit: 84 } });
});
