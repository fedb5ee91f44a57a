import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { timeOfDay, whenPart } from "./chartWhen.ts";

const now = Instant(new Date(2026, 10, 22, 14, 30, 20).getTime());

test("a time of day is the latest such instant that has passed", () => {
  expect(timeOfDay("14:30", now)).toBe(new Date(2026, 10, 22, 14, 30).getTime());
  expect(timeOfDay("14:31", now)).toBe(new Date(2026, 10, 21, 14, 31).getTime());
  expect(timeOfDay("9:05", now)).toBe(new Date(2026, 10, 22, 9, 5).getTime());
  for (const wrong of ["", "24:00", "12:60", "noon", "1230"]) expect(timeOfDay(wrong, now)).toBe("no time");
  expect(timeOfDay("14:30", "unknown")).toBe("no time");
});

test("S12: what is put right keeps its time unless another is said; without the gateway's time nothing is back-dated", () => {
  expect(whenPart("as before", true, "unknown")).toEqual({});
  expect(whenPart(0, true, now)).toEqual({ happenedAt: now });
  expect(whenPart(0, true, "unknown")).toBe("no time");
  expect(whenPart(0, false, "unknown")).toEqual({});
  expect(whenPart(5, false, now)).toEqual({ happenedAt: now - 300_000 });
  expect(whenPart(5, false, "unknown")).toBe("no time");
});
