import { expect, test } from "vitest";
import { fitting } from "./fitting.ts";

test("as many as fit, and one at least", () => {
  const words = ["Chair 2 SpO₂ low 84", "Chair 3 BP high 171/104", "Chair 4 Pulse low 38"];
  expect(fitting(words, 1_200)).toBe(3);
  expect(fitting(words, 600)).toBe(2);
  expect(fitting(words, 100)).toBe(1);
  expect(fitting([], 100)).toBe(0);
});
