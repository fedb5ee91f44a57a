import { expect, test } from "vitest";
import type { Alarm, Evidence } from "../../contracts/index.ts";
import { OneAlarm, present } from "./turn.test-support.ts";
import { grownWorse } from "./words.ts";

const spo2 = { value: 85, limit: 88, unit: "%", direction: "below" } as const;

test.each<readonly [Alarm["condition"], Evidence, string]>([
  ["spo2/low", { kind: "number", ...spo2, quality: "good" }, "SpO2 low: it is now below 88, look again"],
  [
    "bp/high",
    { kind: "pressure", systolic: 190, diastolic: 100, limit: { systolic: 180 }, direction: "above" },
    "BP high: it is now 190/100, high, look again",
  ],
  [
    "spo2/low",
    { kind: "several", parts: [{ name: "SpO2", ...spo2 }], words: "SpO2 85 %: below 92 % 3 times in 60 s" },
    "SpO2 low: it is now high (SpO2 85 %: below 92 % 3 times in 60 s), look again",
  ],
  ["signal", { kind: "words", words: "probe off" }, "No signal: it is now high (probe off), look again"],
])("S1: whoever answers what has grown worse is told what it is now: %s %o", (condition, evidence, words) => {
  const one = new OneAlarm(condition);
  one.finds(0, present(1, "high"));
  expect(grownWorse({ ...one.alarm, evidence })).toBe(words);
});
