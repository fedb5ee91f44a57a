import { describe, expect, test } from "vitest";
import { device, ox2 } from "../story.test-support.ts";
import { newDevice } from "../chair/state.ts";
import { criteriaOf } from "./criteria.ts";
import { criterion, scene } from "./scene.test-support.ts";

type State = "met" | "not met" | "not known";

describe("S21: pulse", () => {
  test.each<readonly [number, number, State]>([
    [49, 70, "not met"],
    [50, 70, "met"],
    [110, 70, "met"],
    [111, 70, "not met"],
    // A baseline of 45 lies outside 50 to 110: 36 to 54 are within 20 % of it.
    [36, 45, "met"],
    [35, 45, "not met"],
    // 20 % of a baseline that lies inside opens nothing.
    [45, 50, "not met"],
    [115, 110, "not met"],
    [138, 115, "met"],
    [139, 115, "not met"],
  ])("%i with a baseline of %i: %s", (pulse, baseline, state) => {
    expect(criterion("pulse", { pulse, baseline: { pulse: baseline } }).state).toBe(state);
  });

  test("without a pulse of good quality it is not known", () => {
    expect(criterion("pulse", { pulse: "unavailable" }).state).toBe("not known");
    expect(criterion("pulse", { pulse: 72, quality: "poor" }).state).toBe("not known");
  });

  test("of several oximeters each has to agree", () => {
    const { session, chair, at } = scene();
    const second = {
      ...newDevice(device(ox2, "oximeter", 5_000, 4_000)),
      pulse: { is: "valid" as const, value: 130, quality: "good" as const, at },
    };
    const both = { ...chair, devices: [...chair.devices, second] };
    expect(criteriaOf(session, both, at).find(({ id }) => id === "pulse")?.state).toBe("not met");
  });

  test("its evidence names no number that changes by the second", () => {
    expect(criterion("pulse", { pulse: 71 })).toEqual(criterion("pulse", { pulse: 90 }));
  });
});
