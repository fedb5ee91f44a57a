import { expect, test } from "vitest";
import { Seconds } from "@vigil/shared/kernel";
import { testClock } from "./testClock.test-support.ts";
import { watchClock } from "./watchClock.ts";

function watched() {
  const clock = testClock();
  const steps: number[] = [];
  const stop = watchClock(clock, (byMs) => void steps.push(byMs));
  return { clock, steps, stop };
}

test("a step of the wall clock is told once, with its size and direction", () => {
  const { clock, steps } = watched();
  clock.step(3_600_000);
  clock.advance(Seconds(5));
  clock.step(-500);
  clock.advance(Seconds(5));
  expect(steps).toEqual([3_600_000, -500]);
});

test("slow drift is no step, however far it goes", () => {
  const { clock, steps } = watched();
  for (let second = 0; second < 60; second += 1) {
    clock.step(400);
    clock.advance(Seconds(1));
  }
  expect(steps).toEqual([]);
});

test("stopped, it looks no more", () => {
  const { clock, steps, stop } = watched();
  stop();
  clock.step(10_000);
  clock.advance(Seconds(5));
  expect([steps, clock.armed()]).toEqual([[], 0]);
});
