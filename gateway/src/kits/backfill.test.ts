import { expect, test } from "vitest";
import { Instant, Millis } from "@vigil/shared/kernel";
import type { BackfilledPoint } from "@vigil/shared/contracts";
import { testClock } from "../testClock.test-support.ts";
import { backfill } from "./backfill.ts";

const point = (seq: number): BackfilledPoint => ({
  happenedAt: Instant(seq),
  values: [{ metric: "spo2", value: 96, quality: "good" }],
  kit: { boot: "b1", seq },
});

test("late points go on after 250 ms, or two hundred together; none is lost or told twice", () => {
  const clock = testClock();
  const given: number[][] = [];
  const gathers = backfill(clock, (points) => void given.push(points.map(({ kit }) => kit.seq)));
  for (let seq = 0; seq < 450; seq += 1) gathers.add(point(seq));
  expect(given.map((points) => points.length)).toEqual([200, 200]);
  clock.advance(Millis(250));
  gathers.flush();
  expect(given.map((points) => points.length)).toEqual([200, 200, 50]);
  expect(given.flat()).toEqual([...Array(450).keys()]);
  expect(clock.armed()).toBe(0);
});
