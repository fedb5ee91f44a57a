import { describe, expect, test } from "vitest";
import { Instant } from "@vigil/shared/kernel";
import { kitClock } from "./clockOffset.ts";

const T0 = 1_795_255_200_000;
const HOUR = 3_600_000;

/** A kit whose clock is `ahead` of ours: each message is sent at `at`, and heard `latency` later. */
function bench(ahead: number) {
  const clock = kitClock();
  let set = ahead;
  return {
    offset: () => clock.offset(),
    say: (at: number, latency = 20) => clock.heard(T0 + at + set, Instant(T0 + at + latency)),
    setClock: (to: number) => (set = to),
  };
}

test("a clock that agrees with ours is believed at its first word", () => {
  const { say, offset } = bench(400);
  expect(offset()).toBe("unknown");
  say(0);
  expect(offset()).toBe(380);
});

test("one that is far off is believed after a second, not before", () => {
  const { say, offset } = bench(-2 * HOUR);
  say(0);
  say(500);
  expect(offset()).toBe("unknown");
  say(1_000);
  expect(offset()).toBe(-2 * HOUR - 20);
});

test("the quickest of the last sixty messages says most", () => {
  const { say, offset } = bench(0);
  say(0, 900);
  say(1_000, 3);
  for (let at = 2_000; at < 50_000; at += 1_000) say(at, 700);
  expect(offset()).toBe(-3);
  for (let at = 50_000; at < 130_000; at += 1_000) say(at, 700);
  expect(offset()).toBe(-700);
});

describe("a clock that is set anew", () => {
  test("forward: when a second message half a second later agrees", () => {
    const { say, offset, setClock } = bench(0);
    say(0);
    setClock(HOUR);
    say(1_000);
    say(1_400);
    expect(offset()).toBe(-20);
    say(1_500);
    expect(offset()).toBe(HOUR - 20);
  });

  test("back: when three messages in a row agree", () => {
    const { say, offset, setClock } = bench(0);
    say(0);
    setClock(-HOUR);
    say(1_000);
    say(2_000);
    expect(offset()).toBe(-20);
    say(3_000);
    expect(offset()).toBe(-HOUR - 20);
  });
});

test("messages that waited on their way together do not move it: they would look as if of now", () => {
  const { say, offset } = bench(0);
  say(0);
  // The line stood still for 8 s, then gave everything at once.
  for (let at = 1_000; at <= 8_000; at += 1_000) say(at, 9_000 - at);
  expect(offset()).toBe(-20);
});

test("after a start, what waited says nothing: the first fresh message puts it right", () => {
  const { say, offset } = bench(HOUR);
  for (let at = 0; at < 20; at += 1) say(at, 600_000 - at);
  expect(offset()).toBe("unknown");
  say(600_100);
  say(601_200);
  expect(offset()).toBe(HOUR - 20);
});

test("one wild word moves nothing: what comes after it is of now, and not late", () => {
  const { say, offset, setClock } = bench(0);
  say(0);
  setClock(9 * HOUR);
  say(1_000);
  expect(offset()).toBe(-20);
  setClock(0);
  say(2_000);
  expect(offset()).toBe(-20);
  setClock(9 * HOUR);
  say(3_000);
  setClock(4 * HOUR);
  say(4_000);
  expect(offset()).toBe(-20);
});
