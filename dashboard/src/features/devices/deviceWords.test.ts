import { expect, test } from "vitest";
import { discardWords, offsetWords } from "./deviceWords.ts";

test("what was thrown away is named by reason", () => {
  expect(discardWords({})).toBe("none");
  expect(discardWords({ checksum: { times: 3, bytes: 27 } })).toBe("checksum 3 × (27 bytes)");
});

test("a clock is beside ours, behind or ahead, or there is none", () => {
  expect(offsetWords("no clock")).toBe("no clock");
  expect(offsetWords(-42_000)).toBe("42 s behind");
  expect(offsetWords(3_600_000)).toBe("60 min ahead");
  expect(offsetWords(300)).toBe("in step");
});
