import { expect, test } from "vitest";
import { Minutes, Seconds } from "@vigil/shared/kernel";
import type { Input } from "@vigil/shared/contracts";
import { chairId, cuffId, oximeterId } from "../make.test-support.ts";
import { testClock } from "../testClock.test-support.ts";
import { clockTeller } from "./clockTeller.ts";

const on = { chair: chairId(1), device: oximeterId(1) };

function telling() {
  const clock = testClock();
  const told: Input[] = [];
  const teller = clockTeller(clock, (input) => void told.push(input));
  const text = (offsetMs: number): string => {
    const at = new Date(clock.now() + offsetMs);
    const two = (n: number): string => String(n).padStart(2, "0");
    const month = at.toLocaleString("en", { month: "short" });
    return `${two(at.getDate())}-${month}-${two(at.getFullYear() % 100)} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  };
  const values: Extract<Input, { type: "device.observed" }>["values"] = [
    { metric: "spo2", value: 97, quality: "good" },
  ];
  return {
    clock,
    teller,
    says: (offsetMs: number) => teller.heard({ type: "device.observed", ...on, saidAt: text(offsetMs), values }),
    text,
    offsets: () => told.flatMap((input) => (input.type === "device.clock" ? [input.offsetMs] : [])),
  };
}

test.each([
  [10_000, []],
  [11_000, [11_000]],
  [-11_000, [-11_000]],
  [3_600_000, [3_600_000]],
])("a clock that is %i ms off is told when it is more than 10 s off", (off, told) => {
  const story = telling();
  story.says(off);
  story.says(off);
  expect(story.offsets()).toEqual(told);
});

test("it is told again when it has moved by more than 10 s, and when it is right again", () => {
  const story = telling();
  for (const off of [60_000, 66_000, 72_000, 0]) {
    story.says(off);
    story.clock.advance(Minutes(1));
  }
  expect(story.offsets()).toEqual([60_000, 72_000, 0]);
});

test("one that leaps at every reading is told once a minute", () => {
  const story = telling();
  for (let second = 0; second <= 60; second += 1) {
    story.says(60_000 + second * 60_000);
    story.clock.advance(Seconds(1));
  }
  expect(story.offsets()).toEqual([60_000, 61 * 60_000]);
});

test("what was kept from before says nothing of the clock now, nor what is no time, nor what comes through a kit", () => {
  const story = telling();
  const reading = { systolic: 120, diastolic: 80, mean: 93, pulse: 70 };
  const result = { type: "cuff.result", chair: chairId(1), device: cuffId(1), reading } as const;
  story.teller.heard({ ...result, saidAt: story.text(Minutes(-90)), late: true });
  story.teller.heard({ ...result, saidAt: "yesterday", late: false });
  story.teller.heard({ ...result, late: false });
  story.teller.heard({ ...result, saidAt: story.text(Minutes(-90)), late: false, kit: { boot: "a", seq: 1 } });
  expect(story.offsets()).toEqual([]);
});

test("a kit's own clock is told by the same measure", () => {
  const story = telling();
  story.teller.offset(on, 9_999.6);
  story.teller.offset(on, 10_000.6);
  expect(story.offsets()).toEqual([10_001]);
});
