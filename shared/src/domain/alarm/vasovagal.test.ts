import { expect, test } from "vitest";
import { defaultLimits } from "./defaultLimits.ts";
import { vasovagal } from "./vasovagal.ts";
import { found, said } from "./words.test-support.ts";

const limits = defaultLimits.rules.vasovagal;
const reading = (systolic: number) => ({ systolic, diastolic: 50, mean: "unavailable", pulse: "unavailable" }) as const;

test.each<readonly [string, number, readonly number[], string]>([
  ["89 with 49", 89, [49], "high 0 by vasovagal"],
  ["90 with 49", 90, [49], "nothing"],
  ["89 with 50", 89, [50], "nothing"],
  ["89, the cuff's pulse fast, the probe's slow", 89, [70, 44], "high 0 by vasovagal"],
  ["89, no pulse known", 89, [], "nothing"],
])("S6: systolic below 90 with a pulse below 50 is high: %s", (_, systolic, pulses, what) => {
  expect(found(vasovagal(reading(systolic), pulses, limits))).toBe(what);
});

test("its evidence names both numbers", () => {
  expect(said(vasovagal(reading(80), [70, 44], limits))).toBe(
    "systolic 80 mmHg with pulse 44: lay flat, raise the legs",
  );
});
