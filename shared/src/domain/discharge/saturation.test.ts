import { describe, expect, test } from "vitest";
import { Instant, Seconds } from "../../kernel/index.ts";
import { iv } from "../protocol/iv.ts";
import { breathe } from "./air.ts";
import { criterion, minute, steadyAir, type Setting } from "./scene.test-support.ts";

type State = "met" | "not met" | "not known";

describe("S21: saturation", () => {
  test.each<readonly [number, number, State]>([
    [94, 97, "met"],
    [93, 97, "not met"],
    // Two below the baseline is enough.
    [93, 95, "met"],
    [92, 95, "not met"],
    [92, 94, "met"],
    [91, 94, "not met"],
  ])("lowest %i with a baseline of %i: %s", (lowest, spo2, state) => {
    expect(criterion("spo2", { air: steadyAir(lowest, 60), baseline: { spo2 } }).state).toBe(state);
  });

  test("the lowest of 15 min counts, and not what was before", () => {
    const dip = (min: number) => {
      const { overMs } = iv.discharge.spo2;
      const before = steadyAir(97, min, min - 40);
      const dipped = breathe(before, 93, minute(min), Instant(minute(min) + Seconds(5)), overMs);
      return breathe(dipped, 97, Instant(minute(min) + Seconds(5)), minute(60), overMs);
    };
    expect(criterion("spo2", { air: dip(45) }).state).toBe("not met");
    expect(criterion("spo2", { air: dip(44.9) }).state).toBe("met");
    expect(criterion("spo2", { air: dip(59.9) }).state).toBe("not met");
  });

  test("a value that has only just come counts too", () => {
    expect(criterion("spo2", { spo2: 93 })).toMatchObject({
      state: "not met",
      evidence: "lowest 93 %, at least 94 % is needed; 100 % of 15 min seen",
    });
    expect(criterion("spo2", { spo2: 93, quality: "poor" }).state).toBe("met");
  });

  test.each<readonly [string, number, State]>([
    ["80 % of the span", 12, "met"],
    ["a little less", 12 - 0.01, "not known"],
    ["nothing", 0, "not known"],
  ])("seen: %s", (_, minutes, state) => {
    expect(criterion("spo2", { air: steadyAir(97, 60, 60 - minutes) }).state).toBe(state);
  });

  test.each<readonly [string, Setting["oxygen"], State]>([
    ["runs", { flow: 2, since: minute(10) }, "not met"],
    ["was stopped 15 min ago", { flow: "off", since: minute(45) }, "met"],
    ["was stopped a little later", { flow: "off", since: Instant(minute(45) + 1) }, "not met"],
    ["never ran", { flow: "off", since: "never" }, "met"],
  ])("oxygen %s", (_, oxygen, state) => {
    expect(criterion("spo2", { ...(oxygen && { oxygen }) }).state).toBe(state);
  });
});
