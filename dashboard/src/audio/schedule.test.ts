import { expect, test } from "vitest";
import { bursts, lengthOf } from "./burst.ts";
import { afterBurst, burstDue, isAnswered } from "./schedule.ts";

const high = { priority: "high", asks: ["a"] } as const;
const medium = { priority: "medium", asks: ["b"] } as const;

test("the first burst comes at once, the next after its priority's interval", () => {
  expect(burstDue(high, "nothing yet", 0)).toBe("high");
  const sounded = afterBurst(high, 0);
  expect(burstDue(high, sounded, 9_999)).toBe("not now");
  expect(burstDue(high, sounded, 10_000)).toBe("high");
  expect(burstDue(medium, afterBurst(medium, 0), 24_999)).toBe("not now");
  expect(burstDue(medium, afterBurst(medium, 0), 25_000)).toBe("medium");
});

test("a worse alarm cuts in; a new one of the same priority waits only for the burst to end", () => {
  expect(burstDue(high, afterBurst(medium, 0), 300)).toBe("high");
  const two = { priority: "high", asks: ["a", "c"] } as const;
  const end = lengthOf(bursts.high);
  expect(burstDue(two, afterBurst(high, 0), end - 1)).toBe("not now");
  expect(burstDue(two, afterBurst(high, 0), end)).toBe("high");
  expect(burstDue(high, afterBurst(two, 0), end)).toBe("not now");
});

test("an answer ends the burst it answers, and no other", () => {
  expect(isAnswered("nothing", afterBurst(high, 0))).toBe(true);
  expect(isAnswered(medium, afterBurst(high, 0))).toBe(true);
  expect(isAnswered(high, afterBurst(high, 0))).toBe(false);
  expect(isAnswered({ priority: "high", asks: ["a", "c"] }, afterBurst(high, 0))).toBe(false);
  expect(isAnswered("nothing", "nothing yet")).toBe(false);
});

test("nothing asks, nothing sounds", () => {
  expect(burstDue("nothing", afterBurst(high, 0), 60_000)).toBe("not now");
});
