import { expect, test } from "vitest";
import { Instant } from "@vigil/shared/kernel";
import { clockOffset } from "./deviceClock.ts";

// A device knows no time zone: its text is read in that of the machine.
const heardAt = Instant(new Date(2026, 10, 21, 10, 0, 0).getTime());

test.each([
  ["21-Nov-26 10:00:03", 3_000],
  ["21-NOV-26 09:59:00", -60_000],
  ["2611211001", 60_000],
  ["2611210000", -36_000_000],
] as const)("%s is %d ms from ours", (said, offset) => expect(clockOffset(said, heardAt)).toBe(offset));

test.each(["", "10:00:03", "21-Foo-26 10:00:03", "26112110011", "YYMMDDHHMM", "21-Nov-26 10:00:03 "])(
  "%j is no clock, never a number",
  (said) => expect(clockOffset(said, heardAt)).toBe("no clock"),
);
