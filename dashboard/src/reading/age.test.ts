import { expect, test } from "vitest";
import { ageWords, agoWords, countdown } from "./age.ts";

test.each([
  [-300, "now"],
  [1_999, "now"],
  [2_000, "2 s"],
  [12_400, "12 s"],
  [119_999, "119 s"],
  [120_000, "2 min"],
  [3_599_999, "59 min"],
  [3_900_000, "1 h 05"],
])("%i ms is %s", (ms, words) => expect(ageWords(ms)).toBe(words));

test("ago", () => {
  expect(agoWords(0)).toBe("just now");
  expect(agoWords(240_000)).toBe("4 min ago");
});

test("a time that is left is never shown as less than it is, nor below nothing", () => {
  expect(countdown(119_001)).toBe("2:00");
  expect(countdown(64_200)).toBe("1:05");
  expect(countdown(-5)).toBe("0:00");
});
