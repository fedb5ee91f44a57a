import { describe, expect, test } from "vitest";
import { criterion, type Setting } from "./scene.test-support.ts";

type State = "met" | "not met" | "not known";

describe("S21: blood pressure", () => {
  const twice = (systolic: number, diastolic: number, baseline: Setting["baseline"] = {}): Setting => ({
    baseline,
    readings: [
      [48, systolic, diastolic],
      [58, systolic, diastolic],
    ],
  });
  test.each<readonly [string, number, number, State]>([
    ["SBP at 100", 100, 70, "met"],
    ["DBP at 50", 120, 50, "met"],
    ["DBP below 50", 120, 49, "not met"],
    ["just below 140/90", 139, 89, "met"],
    // 120 % of 120/75 is 144/90.
    ["120 % of the baseline in both", 144, 90, "met"],
    ["above 120 % systolic", 145, 90, "not met"],
    ["above 120 % diastolic", 144, 91, "not met"],
    ["above 120 % diastolic, below 140", 139, 91, "not met"],
  ])("%s: %i/%i is %s", (_, systolic, diastolic, state) => {
    expect(criterion("bp", twice(systolic, diastolic)).state).toBe(state);
  });

  test.each<readonly [string, number, number, State]>([
    ["90 is within 20 % of 112", 90, 112, "met"],
    ["90 is not within 20 % of 113", 90, 113, "not met"],
    ["99 is within 20 % of 120", 99, 120, "met"],
    ["95 is not within 20 % of 119", 95, 119, "not met"],
    ["89 is never enough", 89, 90, "not met"],
    ["100 needs no baseline near it", 100, 160, "met"],
  ])("SBP %s", (_, systolic, baseline, state) => {
    expect(criterion("bp", twice(systolic, 60, { systolic: baseline })).state).toBe(state);
  });

  test.each<readonly [string, number, number, State]>([
    ["160/100 within 120 % of 140/90", 160, 100, "met"],
    ["161 never", 161, 100, "not met"],
    ["101 never", 160, 101, "not met"],
  ])("%s", (_, systolic, diastolic, state) => {
    expect(criterion("bp", twice(systolic, diastolic, { systolic: 140, diastolic: 90 })).state).toBe(state);
  });

  test("both components must hold, and by the same way: 120 % of one and below 90 of the other is not enough", () => {
    // 120 % of 130/70 is 156/84: 150 is inside it, 88 is not; 88 is below 90, 150 is not below 140.
    expect(criterion("bp", twice(150, 88, { systolic: 130, diastolic: 70 }))).toMatchObject({
      state: "not met",
      evidence: "150/88 is not below 140/90, and above 120 % of the baseline (156/84)",
    });
  });

  test.each<readonly [string, Setting["readings"], State]>([
    ["none", [], "not known"],
    ["one", [[58, 120, 75]], "not known"],
    [
      "two 10 min apart",
      [
        [48, 120, 75],
        [58, 120, 75],
      ],
      "met",
    ],
    [
      "two a little closer",
      [
        [48.001, 120, 75],
        [58, 120, 75],
      ],
      "not known",
    ],
    [
      "the last 10 min old",
      [
        [40, 120, 75],
        [50, 120, 75],
      ],
      "met",
    ],
    [
      "the last a little older",
      [
        [30, 120, 75],
        [49.999, 120, 75],
      ],
      "not known",
    ],
    [
      "the first before the pump stopped",
      [
        [-0.001, 120, 75],
        [58, 120, 75],
      ],
      "not known",
    ],
    [
      "a high one between them",
      [
        [40, 120, 75],
        [50, 170, 95],
        [58, 120, 75],
      ],
      "not met",
    ],
    [
      "a high one long before them",
      [
        [20, 170, 95],
        [46, 120, 75],
        [58, 120, 75],
      ],
      "met",
    ],
    [
      "the first of them high",
      [
        [46, 170, 95],
        [58, 120, 75],
      ],
      "not met",
    ],
    [
      "the last of them low",
      [
        [46, 120, 75],
        [58, 85, 45],
      ],
      "not met",
    ],
  ])("readings: %s is %s", (_, readings, state) => {
    expect(criterion("bp", { readings: readings ?? [] }).state).toBe(state);
  });

  test("what is wrong is said with its number and the limit", () => {
    expect(criterion("bp", twice(168, 92)).evidence).toBe("168/92 is above 160/100, which is never enough");
    expect(criterion("bp", twice(120, 49)).evidence).toBe("120/49 is below 50 diastolic");
    expect(criterion("bp", { readings: [[58, 120, 75]] }).evidence).toBe(
      "120/75 mmHg: another one is needed, at least 10 min after the first",
    );
    expect(criterion("bp", { readings: [[30, 120, 75]] }).evidence).toBe(
      "the last reading, 120/75, is more than 10 min old",
    );
  });
});
