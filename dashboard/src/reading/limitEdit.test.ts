import { Limits } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { limits as base } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { changesOf, extremesOf, numbersOf, ownLimits, typedNumbers, type LimitNumbers } from "./limitEdit.ts";
import { limitFields } from "./limitFields.ts";

const limits = Limits.parse({
  ...base,
  bpHigh: [
    { systolic: 160, diastolic: 100, priority: "info", when: "once" },
    { systolic: 165, diastolic: 105, priority: "medium", when: "once" },
    { systolic: 180, diastolic: 110, priority: "medium", when: "confirm" },
  ],
});
const now = (changes: Partial<LimitNumbers> = {}): LimitNumbers => {
  const numbers = numbersOf(limits);
  if (numbers === "none") throw new Error("the limits lack a step");
  return { ...numbers, ...changes };
};
const typed = (changes: Partial<LimitNumbers> = {}) => {
  const numbers = now(changes);
  return {
    spo2Medium: String(numbers.spo2Medium),
    spo2MediumHold: String(numbers.spo2MediumHold),
    spo2High: String(numbers.spo2High),
    spo2HighHold: String(numbers.spo2HighHold),
    bpSystolic: String(numbers.bpSystolic),
    bpDiastolic: String(numbers.bpDiastolic),
    pulseLow: String(numbers.pulseLow),
    pulseHigh: String(numbers.pulseHigh),
  };
};

test("what was not moved is not sent; steps keep their number and priority", () => {
  expect(changesOf(limits, now())).toEqual({});
  const { spo2Low, bpHigh } = changesOf(limits, now({ spo2Medium: 90 }));
  expect(bpHigh).toBeUndefined();
  expect(spo2Low?.map(({ limit, priority }) => `${priority} ${limit}`)).toEqual([
    "info 94",
    "medium 90",
    "high 88",
    "high 80",
  ]);
});

test("a medium above the information pulls it along, so that no step lies beyond a graver one", () => {
  const { spo2Low } = changesOf(limits, now({ spo2Medium: 95, spo2MediumHold: 30 }));
  expect(spo2Low?.map(({ limit }) => limit)).toEqual([95, 95, 88, 80]);
  expect(spo2Low?.[1]?.holdMs).toBe(30_000);
  const { bpHigh } = changesOf(limits, now({ bpSystolic: 150, bpDiastolic: 95 }));
  expect(bpHigh?.map(({ systolic, diastolic }) => `${systolic}/${diastolic}`)).toEqual(["150/95", "150/95", "180/110"]);
});

test.each(limitFields)("S14: $key may be from $from to $to, and no further", ({ key, from, to }) => {
  const is = (value: number) => typedNumbers(typed({ [key]: value }));
  expect(is(from)).not.toHaveProperty("wrong");
  expect(is(to)).not.toHaveProperty("wrong");
  expect(is(to + 1)).toEqual({ wrong: [key] });
  expect(is(from - 1)).toEqual({ wrong: [key] });
});

test("S14: the loosest that may be written is named", () => {
  expect(extremesOf(now())).toEqual([]);
  expect(extremesOf(now({ spo2Medium: 90, bpSystolic: 180 }))).toEqual([
    "SpO₂ medium below",
    "BP medium from, systolic",
  ]);
});

test("what oxygen asks for by itself is not what a person is asked to move", () => {
  expect(ownLimits(limits, "none", session({ oxygen: { flow: 2, since: 1_000_000 } })).spo2Low).toEqual(limits.spo2Low);
});
