import { expect, test } from "vitest";
import { defaultLimits } from "./defaultLimits.ts";
import { paradox, type Brain } from "./paradox.ts";
import { found, said } from "./words.test-support.ts";

const limits = defaultLimits.rules.paradox;
const reading = (systolic: number) => ({ systolic, diastolic: 90, mean: "unavailable", pulse: "unavailable" }) as const;
const well: Brain = { moaas: "not recorded", headache: false };
const moaas = (from: number, to: number): Brain => ({ moaas: { from, to }, headache: false });

test.each<readonly [string, number, readonly number[], Brain, string]>([
  ["180 with pulse 49", 180, [49], well, "high 0 by paradox"],
  ["179 with pulse 49", 179, [49], well, "nothing"],
  ["180 with pulse 50", 180, [50], well, "nothing"],
  ["180 alone", 180, [], well, "nothing"],
  ["180 with a drop of 2", 180, [80], moaas(5, 3), "high 0 by paradox"],
  ["180 with a drop of 1", 180, [80], moaas(5, 4), "nothing"],
  ["180, more awake than before", 180, [80], moaas(3, 5), "nothing"],
  ["180 with severe headache", 180, [80], { ...well, headache: true }, "high 0 by paradox"],
  ["180, MOAA/S unknown", 180, [80], well, "nothing"],
  ["179 with severe headache", 179, [80], { ...well, headache: true }, "nothing"],
])("S6: systolic from 180 on with a sign of the brain is high: %s", (_, systolic, pulses, brain, what) => {
  expect(found(paradox(reading(systolic), pulses, brain, limits))).toBe(what);
});

test("its evidence names all that there is", () => {
  const all: Brain = { moaas: { from: 5, to: 2 }, headache: true };
  expect(said(paradox(reading(190), [44], all, limits))).toBe(
    "systolic 190 mmHg with pulse 44, MOAA/S 2 after 5, severe headache",
  );
});
