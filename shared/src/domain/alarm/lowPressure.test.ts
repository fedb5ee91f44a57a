import { describe, expect, test } from "vitest";
import { defaultLimits } from "./defaultLimits.ts";
import { ladder } from "./ladder.ts";
import { belowBaseline, meanLow, meanPressure } from "./lowPressure.ts";
import { found, said } from "./words.test-support.ts";

const { rules, bpLow } = defaultLimits;
const rungs = ladder(bpLow);
const reading = (systolic: number, diastolic: number, mean: number | "unavailable" = "unavailable") => ({
  systolic,
  diastolic,
  mean,
  pulse: "unavailable" as const,
});

describe("S6: a mean pressure below 60 is high", () => {
  test.each<readonly [string, ReturnType<typeof reading>, string]>([
    ["60 of the cuff", reading(95, 50, 60), "nothing"],
    ["59 of the cuff", reading(95, 50, 59), "high 1 by bp mean low"],
    ["61 of the cuff, though it would reckon less", reading(80, 40, 61), "nothing"],
    ["reckoned 60", reading(90, 45), "nothing"],
    ["reckoned 59 and a half, rounded up", reading(90, 44), "high 1 by bp mean low"],
  ])("%s", (_, one, what) => {
    expect(found(meanLow(one, rungs, rules))).toBe(what);
  });

  test("where the cuff gives none, its evidence says that it is reckoned", () => {
    expect(said(meanLow(reading(82, 44), rungs, rules))).toBe("mean 57 mmHg of 82/44, reckoned: the cuff gave no mean");
    expect(said(meanLow(reading(82, 44, 55), rungs, rules))).toBe("mean 55 mmHg of 82/44");
    expect(meanPressure(reading(120, 80))).toEqual({ value: 93, reckoned: true });
  });
});

describe("S6: a systolic below 70 % of the baseline is medium", () => {
  test.each<readonly [string, number, number | "unknown", string]>([
    ["exactly 70 %", 91, 130, "nothing"],
    ["just below", 90, 130, "medium 0 by bp below baseline"],
    ["just above", 92, 130, "nothing"],
    ["of 127: 88.9", 89, 127, "nothing"],
    ["of 127: 88", 88, 127, "medium 0 by bp below baseline"],
    ["without a baseline", 40, "unknown", "nothing"],
  ])("%s", (_, systolic, baseline, what) => {
    expect(found(belowBaseline(reading(systolic, 50), baseline, rungs, rules))).toBe(what);
  });
});
