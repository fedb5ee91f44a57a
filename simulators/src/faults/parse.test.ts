import { describe, expect, test } from "vitest";
import { parseDuration } from "./duration.ts";
import { parseFault } from "./parse.ts";

describe("a fault in words", () => {
  test.each([
    ["split", { kind: "split", span: { from: 0, lasts: "for ever" } }],
    ["stall@30s:10s", { kind: "stall", span: { from: 30_000, lasts: 10_000 } }],
    ["late@1m:500ms", { kind: "late", span: { from: 60_000, lasts: 500 } }],
    ["noise=5@2s", { kind: "noise", span: { from: 2_000, lasts: "for ever" }, oneIn: 5 }],
    ["cut", { kind: "cut", span: { from: 0, lasts: "for ever" }, oneIn: 50 }],
    ["cuff-error=E23@40s", { kind: "cuff-error", span: { from: 40_000, lasts: "for ever" }, code: "E23" }],
  ])("%s is understood", (text, fault) => {
    expect(parseFault(text)).toEqual(fault);
  });

  test.each([
    ["explode", /'explode' is no fault/],
    ["stall", /needs a start and a length, for example stall@30s:10s/],
    ["unplug@60s", /needs a start and a length/],
    ["stall@30:10", /is not NAME|a time that is not/],
    ["noise=0", /needs a whole number/],
    ["split=2", /takes no value/],
    ["cuff-error=44", /no.* error code like E44/],
    ["", /is not NAME/],
  ])("%s is refused with the remedy", (text, why) => {
    const fault = parseFault(text);
    if (!("trouble" in fault)) throw new Error("it was taken");
    expect(fault.trouble).toMatch(why);
    expect(fault.trouble).toContain("unplug@START:LENGTH");
  });
});

test("a time needs its unit", () => {
  expect(["500ms", "30s", "10m", "10min", "1.5h"].map(parseDuration)).toEqual([
    500, 30_000, 600_000, 600_000, 5_400_000,
  ]);
  expect(["30", "s", "-1s", "1d", "1s "].map(parseDuration)).toEqual(Array.from({ length: 5 }, () => undefined));
});
