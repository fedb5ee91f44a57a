import { describe, expect, test } from "vitest";
import type { PressureStep } from "../../contracts/index.ts";
import { ladder, pressureEvidence, violates } from "./ladder.ts";

const reading = (systolic: number, diastolic: number) =>
  ({ systolic, diastolic, mean: "unavailable", pulse: "unavailable" }) as const;

const steps: readonly PressureStep[] = [
  { systolic: 160, priority: "info", when: "once" },
  { systolic: 180, diastolic: 110, priority: "medium", when: "confirm" },
];

test("S4: a step that waits to be confirmed is heard at its own priority, and high when it is confirmed", () => {
  expect(ladder(steps)).toEqual([
    { systolic: 160, diastolic: "not judged", priority: "info", stage: "once" },
    { systolic: 180, diastolic: 110, priority: "medium", stage: "unconfirmed" },
    { systolic: 180, diastolic: 110, priority: "high", stage: "confirmed" },
  ]);
});

test("the same steps give the same rungs: every reading asks for them", () => {
  expect(ladder(steps)).toBe(ladder(steps));
  expect(ladder([...steps])).not.toBe(ladder(steps));
});

const [systolicOnly, both] = ladder(steps);
if (systolicOnly === undefined || both === undefined) throw new Error("there are rungs");

describe("S4: either component is enough", () => {
  test.each([
    ["at a high limit", both, 180, 80, "above", true],
    ["of the other component", both, 150, 110, "above", true],
    ["just inside both", both, 179, 109, "above", false],
    ["at a low limit", both, 180, 110, "below", false],
    ["below one of them", both, 179, 120, "below", true],
    ["one that is not judged, high", systolicOnly, 150, 140, "above", false],
    ["one that is not judged, low", systolicOnly, 170, 20, "below", false],
  ] as const)("%s", (_, rung, systolic, diastolic, direction, expected) => {
    expect(violates(reading(systolic, diastolic), rung, direction)).toBe(expected);
  });
});

test("the evidence names only what is judged", () => {
  expect(pressureEvidence(reading(185, 95), both, "above")).toEqual({
    kind: "pressure",
    systolic: 185,
    diastolic: 95,
    limit: { systolic: 180, diastolic: 110 },
    direction: "above",
  });
  expect(pressureEvidence(reading(165, 95), systolicOnly, "above")).toMatchObject({ limit: { systolic: 160 } });
  const { limit } = { limit: {}, ...pressureEvidence(reading(165, 95), systolicOnly, "above") };
  expect(limit).not.toHaveProperty("diastolic");
});
