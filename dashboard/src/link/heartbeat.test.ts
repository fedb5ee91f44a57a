import { expect, test } from "vitest";
import { hasSlept, judgeHeartbeat } from "./heartbeat.ts";

test("a beat that is missing for 4 s makes the gateway silent", () => {
  expect(judgeHeartbeat("never", 9_999_999)).toBe("never");
  expect(judgeHeartbeat("slept", 0)).toBe("silent");
  expect(judgeHeartbeat(1_000, 4_999)).toBe("heard");
  expect(judgeHeartbeat(1_000, 5_000)).toBe("silent");
});

test("a machine that slept is found out by its wall clock", () => {
  expect(hasSlept(500, 620_000)).toBe(true);
  expect(hasSlept(500, 1_400)).toBe(false);
  // Set back by hand: nobody slept.
  expect(hasSlept(500, -3_600_000)).toBe(false);
});
