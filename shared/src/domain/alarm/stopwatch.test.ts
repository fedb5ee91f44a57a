import { expect, test } from "vitest";
import { Instant, Seconds } from "../../kernel/index.ts";
import { dueAt, elapsed, freeze, run, touched, unstarted } from "./stopwatch.ts";

const at = (seconds: number) => Instant(seconds * 1_000);

test("S2: time stands still while it is frozen, and goes on from there", () => {
  const running = run(unstarted, at(5));
  expect([elapsed(unstarted, at(100)), elapsed(running, at(15))]).toEqual([0, 10_000]);
  const frozen = freeze(running, at(15));
  expect(elapsed(frozen, at(100))).toBe(10_000);
  expect(dueAt(frozen, Seconds(30))).toBeUndefined();
  const again = run(frozen, at(100));
  expect(elapsed(again, at(105))).toBe(15_000);
  expect(dueAt(again, Seconds(30))).toBe(120_000);
});

test("to run what runs, and to freeze what stands, changes nothing", () => {
  const running = run(unstarted, at(5));
  expect(run(running, at(9))).toBe(running);
  expect(freeze(unstarted, at(9))).toBe(unstarted);
});

test("it is touched from the instant on at which it runs", () => {
  expect([unstarted, run(unstarted, at(5)), freeze(run(unstarted, at(5)), at(6))].map(touched)).toEqual([
    false,
    true,
    true,
  ]);
});
