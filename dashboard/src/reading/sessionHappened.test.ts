import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { happenedChoices, happenedPart } from "./sessionHappened.ts";

const now = Instant(10_000_000);

test("S12: just now leaves the instant to the gateway, and no choice lies more than 30 min back", () => {
  expect(happenedPart(0, now)).toEqual({});
  expect(happenedPart(5, now)).toEqual({ happenedAt: now - 300_000 });
  expect(Math.max(...happenedChoices)).toBeLessThanOrEqual(30);
});

test("without the gateway's time nothing can be dated back", () => {
  expect(happenedPart(2, "unknown")).toBe("no time");
  expect(happenedPart(0, "unknown")).toEqual({});
});
