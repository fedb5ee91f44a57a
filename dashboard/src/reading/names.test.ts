import { expect, test } from "vitest";
import { initialsOf, shortName } from "./names.ts";

test("a name that fits stays whole, a longer one keeps its last word", () => {
  expect(shortName("Nurse Okafor")).toBe("Nurse Okafor");
  expect(shortName("Adaeze Chidinma Okafor")).toBe("A. Okafor");
  expect(shortName("Wolfeschlegelsteinhausen")).toBe("Wolfeschlegel…");
});

test("initials are of the first and the last word", () => {
  expect(initialsOf("Nurse Okafor")).toBe("NO");
  expect(initialsOf("ada")).toBe("A");
  // What stands in brackets is a word too, and a bracket is no letter.
  expect(initialsOf("C. (demo)")).toBe("CD");
});
