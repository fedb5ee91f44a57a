import { expect, test } from "vitest";
import { defaultLimits } from "./defaultLimits.ts";
import { sedation } from "./sedation.ts";
import { found } from "./words.test-support.ts";

test.each<readonly [number | "not recorded", string]>([
  ["not recorded", "nothing"],
  [5, "nothing"],
  [4, "nothing"],
  [3, "medium 0 by sedation"],
  [2, "high 1 by sedation"],
  [1, "high 2 by sedation"],
  [0, "high 3 by sedation"],
])(
  "clinical 8: MOAA/S up to 3 is medium, up to 2 high, and each point further down a worse step: %s",
  (moaas, what) => {
    expect(found(sedation(moaas, defaultLimits.rules.sedation))).toBe(what);
  },
);
