import { expect, test } from "vitest";
import { Millis, type Instant } from "@vigil/shared/kernel";
import { testClock } from "../testClock.test-support.ts";
import { silenceWatch } from "./silence.ts";

function line() {
  const clock = testClock();
  const start = clock.now();
  const found: string[] = [];
  let frame: Instant | undefined;
  let byte: Instant | undefined;
  const watch = silenceWatch({
    clock,
    limit: Millis(1_500),
    lastFrame: () => frame,
    lastByte: () => byte,
    found: (what) => void found.push(`${what} at ${clock.now() - start}`),
  });
  return {
    clock,
    found,
    watch,
    frame() {
      frame = clock.now();
      byte = clock.now();
    },
    byte() {
      byte = clock.now();
    },
  };
}

test("a device that speaks in time is never silent, one that stops is, at the limit after its last frame", () => {
  const { clock, found, watch, frame } = line();
  watch.start();
  for (let n = 0; n < 10; n += 1) {
    clock.advance(Millis(1_400));
    frame();
  }
  expect(found).toEqual([]);
  clock.advance(Millis(1_499));
  expect(found).toEqual([]);
  clock.advance(Millis(1));
  expect(found).toEqual(["silent at 15500"]);
});

test("it goes on being silent: each limit it is found anew, so that it can be started again", () => {
  const { clock, found, watch } = line();
  watch.start();
  clock.advance(Millis(4_600));
  expect(found).toEqual(["silent at 1500", "silent at 3000", "silent at 4500"]);
});

test("bytes that make no frame are stale; when they stop, silent", () => {
  const { clock, found, watch, byte } = line();
  watch.start();
  for (let n = 0; n < 3; n += 1) {
    clock.advance(Millis(600));
    byte();
  }
  expect(found).toEqual(["stale at 1500"]);
  clock.advance(Millis(2_800));
  expect(found).toEqual(["stale at 1500", "stale at 3000", "silent at 4500"]);
});

test("a line that is closed is not watched", () => {
  const { clock, found, watch } = line();
  watch.start();
  watch.stop();
  clock.advance(Millis(10_000));
  expect([found, clock.armed()]).toEqual([[], 0]);
});
