import { expect, test } from "vitest";
import { batteryLow } from "./batteryLow.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { found } from "./words.test-support.ts";

test.each<readonly [number | "unknown", string]>([
  ["unknown", "nothing"],
  [20, "nothing"],
  [19, "low 0 by battery"],
  [10, "low 0 by battery"],
  [9, "medium 1 by battery"],
  [0, "medium 1 by battery"],
])("a battery below 20 %% is low, below 10 %% medium: %s", (charge, what) => {
  expect(found(batteryLow(charge, defaultLimits.rules.battery))).toBe(what);
});
