import { expect, test } from "vitest";
import { spanWords } from "./dates.ts";

test.each([
  [-5, "0 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [725_000, "12 min 05 s"],
  [3_900_000, "1 h 05 min"],
])("%i ms is %s", (ms, words) => expect(spanWords(ms)).toBe(words));
