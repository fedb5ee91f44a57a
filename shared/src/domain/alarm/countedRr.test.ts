import { expect, test } from "vitest";
import { countedRr } from "./countedRr.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { found } from "./words.test-support.ts";

test.each<readonly [number | "not recorded", string, string]>([
  ["not recorded", "nothing", "nothing"],
  [0, "high 2 by rr below limit", "nothing"],
  [1, "high 1 by rr below limit", "nothing"],
  [8, "high 1 by rr below limit", "nothing"],
  [9, "medium 0 by rr below limit", "nothing"],
  [10, "nothing", "nothing"],
  [24, "nothing", "nothing"],
  [25, "nothing", "medium 0 by rr above limit"],
  [29, "nothing", "medium 0 by rr above limit"],
  [30, "nothing", "high 1 by rr above limit"],
])("clinical 8: %s breaths, counted, are judged at once", (counted, low, high) => {
  expect(found(countedRr("rr/low", counted, defaultLimits))).toBe(low);
  expect(found(countedRr("rr/high", counted, defaultLimits))).toBe(high);
});
