import { expect, test } from "vitest";
import { clockOff } from "./clockOff.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { found, said } from "./words.test-support.ts";

test.each<readonly [number | "unknown", string]>([
  ["unknown", "nothing"],
  [120_000, "nothing"],
  [120_001, "low 0 by clock"],
  [-120_000, "nothing"],
  [-120_001, "low 0 by clock"],
])("a clock more than 2 min off is low, to either side: %s ms", (offset, what) => {
  expect(found(clockOff(offset, defaultLimits.rules.clockOffMs))).toBe(what);
});

test("it says by how much, and to which side", () => {
  expect(said(clockOff(-3_600_000, defaultLimits.rules.clockOffMs))).toBe("its clock is 60 min behind ours");
});
