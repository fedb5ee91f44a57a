import { expect, test } from "vitest";
import { Millis, Seconds } from "@vigil/shared/kernel";
import type { ChairId, DeviceId, Input } from "@vigil/shared/contracts";
import { profileOf } from "@vigil/shared/devices";
import { testClock } from "../testClock.test-support.ts";
import { cuffRun } from "./cuffRun.ts";

const profile = profileOf("ad-tm2657");
if (profile?.cuff === undefined) throw new Error("a cuff that can be told");
const { cuff } = profile;
const on = { chair: "chair-1" as ChairId, device: "cuff-1" as DeviceId };

function bench() {
  const clock = testClock();
  const inputs: Input[] = [];
  const sent: Uint8Array[] = [];
  const line = { up: true };
  const run = cuffRun({
    on,
    cuff,
    clock,
    send: (bytes) => line.up && sent.push(bytes) > 0,
    take: (input) => void inputs.push(input),
  });
  return { clock, inputs, sent, line, run };
}

const started = { type: "cuff.started", ...on, why: "asked by a person" };
const failed = (because: string, code?: string) => ({
  type: "cuff.failed",
  ...on,
  because,
  ...(code === undefined ? {} : { code }),
});

test("a measurement that gives a result is over: no timeout follows", () => {
  const { run, clock, inputs, sent } = bench();
  run.ask("measure");
  clock.advance(Seconds(40));
  expect(run.settled(clock.now())).toBe("fresh");
  clock.advance(Seconds(600));
  expect(sent).toEqual([cuff.start]);
  expect(inputs).toEqual([started]);
});

test("one that gives nothing fails after 180 s, once", () => {
  const { run, clock, inputs } = bench();
  run.ask("measure");
  clock.advance(Millis(179_999));
  expect(inputs).toEqual([started]);
  clock.advance(Millis(1));
  clock.advance(Seconds(600));
  expect(inputs).toEqual([started, failed("timeout", "no result within 180 s")]);
});

test("one that a person stops is aborted; without one running, stop only goes to the cuff", () => {
  const { run, clock, inputs, sent } = bench();
  run.ask("stop");
  expect(inputs).toEqual([]);
  run.ask("measure");
  run.ask("stop");
  clock.advance(Seconds(600));
  expect(inputs).toEqual([started, failed("aborted")]);
  expect(sent).toEqual([cuff.stop, cuff.start, cuff.stop]);
});

test("one that the cuff refuses says so; a refusal of nothing says nothing", () => {
  const { run, inputs } = bench();
  run.answered(false);
  run.ask("measure");
  run.answered(true);
  expect(inputs).toEqual([started]);
  run.answered(false);
  run.answered(false);
  expect(inputs).toEqual([started, failed("refused")]);
});

test("one whose line is lost fails at once; one that finds no line never starts", () => {
  const { run, clock, inputs, line } = bench();
  run.ask("measure");
  run.lineLost();
  clock.advance(Seconds(600));
  expect(inputs).toEqual([started, failed("device fault", "the line was lost while measuring")]);
  line.up = false;
  run.ask("measure");
  expect(inputs.slice(2)).toEqual([failed("device fault", "the line is down")]);
});

test("what the cuff kept is asked for when its line opens, and what it then gives is of before", () => {
  const { run, clock, sent, line } = bench();
  line.up = false;
  run.ask("last result");
  expect(sent).toEqual([]);
  clock.advance(Seconds(3_600));
  line.up = true;
  run.lineOpened();
  expect(sent).toEqual([cuff.last]);
  clock.advance(Seconds(2));
  expect(run.settled(clock.now())).toBe("kept");
  // The next is of now, however soon it comes.
  expect(run.settled(clock.now())).toBe("fresh");
  run.lineOpened();
  expect(sent).toEqual([cuff.last]);
});

test("asked for and swallowed by a lost line, it is asked for again", () => {
  const { run, clock, sent } = bench();
  run.ask("last result");
  run.lineLost();
  run.lineOpened();
  expect(sent).toEqual([cuff.last, cuff.last]);
  expect(run.settled(clock.now())).toBe("kept");
});

test("a result is of now when it comes late after the question, or after a measurement was started", () => {
  const { run, clock } = bench();
  run.ask("last result");
  clock.advance(Millis(10_001));
  expect(run.settled(clock.now())).toBe("fresh");
  run.ask("last result");
  run.ask("measure");
  expect(run.settled(clock.now())).toBe("fresh");
});

test("a cuff that has kept nothing refuses: its next result is of now, and no failure is told", () => {
  const { run, clock, inputs } = bench();
  run.ask("last result");
  run.answered(false);
  expect(run.settled(clock.now())).toBe("fresh");
  expect(inputs).toEqual([]);
});

test("a gateway that stops leaves no timer behind", () => {
  const { run, clock } = bench();
  run.ask("measure");
  run.stop();
  expect(clock.armed()).toBe(0);
});
