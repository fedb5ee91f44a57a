import { expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import type { Alarm, Evidence, Priority } from "../../contracts/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { grade, OneAlarm } from "./turn.test-support.ts";
import { repeatAt } from "./repeat.ts";

const ada = { name: "Ada", verified: false } as const;

/** SpO2 beyond a limit, as evidence. */
const spo2 = (value: number, limit: number): Evidence => ({
  kind: "number",
  value,
  limit,
  unit: "%",
  direction: "below",
  quality: "good",
});

/** Depth and time below 92, or a fall from the baseline, as evidence. */
const summed = (value: number): Evidence => ({
  kind: "several",
  parts: [{ name: "SpO2", value, limit: 92, unit: "%", direction: "below" }],
  words: "",
});

/** SpO2, and how deep and long it was below its limit. */
const deep = (value: number): Evidence => ({
  kind: "several",
  parts: [
    { name: "SpO2", value, limit: 92, unit: "%", direction: "below" },
    { name: "depth and time", value: 50, limit: 50, unit: "%·s", direction: "above" },
  ],
  words: "",
});

/** Breaths that somebody counted, as evidence. */
const counted = (value: number): Evidence => ({
  kind: "several",
  parts: [{ name: "breaths counted", value, limit: 9, unit: "/min", direction: "below" }],
  words: "",
});

const beside = (breaths: number): Evidence => ({
  kind: "several",
  parts: [
    { name: "breaths counted", value: breaths, limit: 9, unit: "/min", direction: "below" },
    { name: "MOAA/S", value: 0, limit: 3, unit: "", direction: "below" },
  ],
  words: "",
});

function repeatOf(condition: Alarm["condition"], priority: Priority, evidence?: Evidence): number | undefined {
  const one = new OneAlarm(condition);
  const found = grade(1, priority, evidence === undefined ? {} : { evidence });
  one.finds(0, { is: "present", ...found });
  const alarm: Alarm = { ...one.alarm, acknowledged: { by: ada, at: Instant(10_000), step: 1 } };
  const at = repeatAt({ alarm, present: { is: "present", ...found } }, defaultLimits);
  return at === undefined ? undefined : at / 1_000 - 10;
}

test.each([
  ["SpO2 87: the gravest", "spo2/low", "high", spo2(87, 92), 60],
  ["SpO2 88, below 92", "spo2/low", "medium", spo2(88, 92), 180],
  ["SpO2 at a step of 88", "spo2/low", "high", spo2(88, 88), 60],
  ["SpO2 at a step of 89", "spo2/low", "high", spo2(88, 89), 180],
  ["SpO2 87 by depth and time, where high begins lower", "spo2/low", "medium", summed(87), 60],
  ["SpO2 88 by depth and time", "spo2/low", "medium", summed(88), 180],
  ["a few breaths are no SpO2", "rr/low", "high", spo2(8, 9), 180],
  ["SpO2 87 by depth and time", "spo2/low", "medium", deep(87), 60],
  ["SpO2 89 by depth and time, whatever their sum", "spo2/low", "medium", deep(89), 180],
  ["no number", "spo2/low", "medium", undefined, 180],
  ["no breath", "apnoea", "high", undefined, 60],
  ["no breath, as somebody counted", "rr/low", "high", counted(0), 60],
  ["one breath, as somebody counted", "rr/low", "high", counted(1), 180],
  ["no breath, as a device said", "rr/low", "high", spo2(0, 9), 60],
  ["one breath, as a device said", "rr/low", "high", spo2(1, 9), 180],
  ["a few breaths, beside a MOAA/S of 0", "rr/low", "high", beside(4), 180],
  ["no breath, beside a MOAA/S of 0", "rr/low", "high", beside(0), 60],
  ["a pulse of 38", "pulse/low", "high", spo2(38, 40), 180],
  ["an emergency, which apnoea may be", "emergency", "high", undefined, 60],
  ["an emergency's event", "event", "high", undefined, 60],
  ["any other event", "event", "medium", undefined, 180],
  ["sedated and breathing too little", "compound", "high", undefined, 60],
  ["MOAA/S at most 2", "sedation", "high", undefined, 60],
  ["MOAA/S 3", "sedation", "medium", undefined, 180],
  ["a pulse", "pulse/high", "high", undefined, 180],
  ["no signal", "signal", "high", undefined, 180],
  ["a reading that is missing", "bp/overdue", "medium", undefined, 180],
  ["S4: a high pressure", "bp/high", "high", undefined, undefined],
  ["S4: a low one", "bp/low", "high", undefined, undefined],
  ["S4: a rise", "bp/rise", "medium", undefined, undefined],
  ["S4: vasovagal", "bp/vasovagal", "high", undefined, undefined],
  ["S4: paradoxical", "bp/paradox", "high", undefined, undefined],
  ["low", "cuff", "low", undefined, undefined],
  ["information", "spo2/low", "info", spo2(87, 94), undefined],
] as const)("S10: %s", (_, condition, priority, evidence, after) =>
  expect(repeatOf(condition, priority, evidence)).toBe(after),
);

test("what was measured since counts: it has sunk to 87 at the same step", () => {
  const one = new OneAlarm("spo2/low");
  one.finds(0, { is: "present", ...grade(1, "medium", { evidence: spo2(90, 92) }) });
  const alarm: Alarm = { ...one.alarm, acknowledged: { by: ada, at: Instant(0), step: 1 } };
  const now = { is: "present", ...grade(1, "medium", { evidence: spo2(87, 92) }) } as const;
  expect(repeatAt({ alarm, present: now }, defaultLimits)).toBe(60_000);
});

test("what nobody acknowledged, and what is over, does not repeat: the first still sounds", () => {
  const one = new OneAlarm("apnoea");
  const found = { is: "present", ...grade(1, "high") } as const;
  one.finds(0, found);
  expect(repeatAt({ alarm: one.alarm, present: found }, defaultLimits)).toBeUndefined();
  const over: Alarm = { ...one.alarm, phase: "latched", acknowledged: { by: ada, at: Instant(0), step: 1 } };
  expect(repeatAt({ alarm: over, present: { is: "gone" } }, defaultLimits)).toBeUndefined();
});
