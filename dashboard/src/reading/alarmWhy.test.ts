import { rules, ruleIds } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { alarm, limits, T0 } from "../testing.test-support.ts";
import { whyLines } from "./alarmWhy.ts";

const line = (changes: Record<string, unknown>, name: string): string | undefined =>
  whyLines(alarm(changes), limits).find((one) => one.name === name)?.words;

test("a threshold tells its rule, reading, limit, hold, delay, all its steps and its row", () => {
  expect(line({}, "Rule")).toBe("SpO₂ below a limit for its hold time");
  expect(line({}, "Reading")).toBe("84 %, below 88 %");
  expect(line({}, "Hold")).toBe("5 s");
  expect(line({}, "Delay")).toMatch(/^5 s in all/);
  expect(line({}, "Limits")).toContain("high < 80 % at once");
  expect(line({}, "Source")).toBe("clinical 8, row SpO2; safety S3");
});

test("another rule of the same condition does not claim the threshold's hold", () => {
  expect(line({ rule: "spo2 depth and time" }, "Hold")).toBeUndefined();
  expect(line({ rule: "spo2 depth and time" }, "Source")).toBe("clinical 4.3, SatSeconds; safety S3");
});

test("numbers that mean something only together each tell their own limit", () => {
  const evidence = {
    kind: "several",
    words: "Sedated, and SpO2 low",
    parts: [
      { name: "MOAA/S", value: 3, limit: 3, unit: "", direction: "below" },
      { name: "SpO2", value: 90, limit: 92, unit: "%", direction: "below" },
    ],
  };
  expect(line({ condition: "compound", rule: "compound", evidence }, "Reading")).toBe(
    "MOAA/S 3, at or below 3; SpO₂ 90 %, below 92",
  );
});

test("what a medium was is told once it is a message, and why its last change was not heard", () => {
  const announced = { at: T0, announce: { heard: false as const, why: "message" as const } };
  const message = { phase: "latched", priority: "info", was: "medium", endedAt: T0 };
  expect(line(message, "Was")).toBe("medium while it lasted; it ended unanswered and is a message now");
  const told = whyLines({ ...alarm(message), announced: { ...announced, at: alarm().episode } }, limits);
  expect(told.find(({ name }) => name === "Last told")?.words).toMatch(/^silent .+: it ended unanswered/);
});

test("every rule has words and a source to show", () => {
  for (const rule of ruleIds) {
    expect(line({ rule }, "Source")).toBe(rules[rule].source);
    expect(line({ rule }, "Rule")).not.toBe("");
  }
});
