import { expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { offMonitor, offMonitorDue } from "./offMonitor.ts";
import { found } from "./words.test-support.ts";

const limit = defaultLimits.rules.offMonitor;
const by = { name: "Ada", verified: false } as const;
const off = { since: Instant(0), until: Instant(300_000), why: "toilet", company: true, by } as const;

test.each<readonly [number, string]>([
  [299_999, "nothing"],
  [300_000, "medium 0 by off monitor"],
  [419_999, "medium 0 by off monitor"],
  [420_000, "high 1 by off monitor"],
])("S16: medium when the time is over, high 2 min later: at %i ms", (at, what) => {
  expect(found(offMonitor(off, limit, Instant(at)))).toBe(what);
});

test("on the monitor there is nothing", () => {
  expect(found(offMonitor("no", limit, Instant(900_000)))).toBe("nothing");
});

test("it falls due at each of its steps, and then no more", () => {
  expect([-1, 0, 1].map((raised) => offMonitorDue(off, limit, raised))).toEqual([300_000, 420_000, undefined]);
  expect(offMonitorDue("no", limit, -1)).toBeUndefined();
});
