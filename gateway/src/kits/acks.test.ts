import { expect, test } from "vitest";
import { Millis } from "@vigil/shared/kernel";
import type { KitAck } from "@vigil/shared/contracts";
import { testClock } from "../testClock.test-support.ts";
import { acks } from "./acks.ts";

function bench() {
  const clock = testClock();
  const sent: KitAck["marks"][] = [];
  const line = { up: true };
  const ack = acks({
    clock,
    marks: [{ device: "oximeter", boot: "b0", upTo: 7, above: [] }],
    send: (body) => line.up && sent.push(body.marks) > 0,
  });
  return { clock, sent, line, ack, tick: () => clock.advance(Millis(200)) };
}
const oximeter = (seq: number) => ({ device: "oximeter", boot: "b1", seq }) as const;

test("what is on disk is told together, at most every 200 ms", () => {
  const { clock, sent, ack } = bench();
  for (const seq of [0, 1, 2]) ack.stored(oximeter(seq));
  clock.advance(Millis(199));
  expect(sent).toEqual([]);
  clock.advance(Millis(1));
  expect(sent).toEqual([[{ device: "oximeter", boot: "b1", upTo: 2, above: [] }]]);
  clock.advance(Millis(10_000));
  expect(sent).toHaveLength(1);
});

test("every message above a gap is told once by itself, however many there are", () => {
  const { sent, ack, tick } = bench();
  const seqs = Array.from({ length: 1_200 }, (_, at) => at + 1);
  for (const seq of seqs) ack.stored(oximeter(seq));
  tick();
  tick();
  tick();
  expect(sent.map((marks) => marks[0]?.above.length)).toEqual([500, 500, 200]);
  expect(sent.flatMap((marks) => marks[0]?.above ?? [])).toEqual(seqs);
});

test("what comes again is told again, once it is on disk", () => {
  const { sent, ack, tick } = bench();
  ack.again(oximeter(5));
  tick();
  expect(sent).toEqual([]);
  ack.stored(oximeter(5));
  tick();
  ack.again(oximeter(5));
  tick();
  expect(sent.map((marks) => marks[0]?.above)).toEqual([[5], [5]]);
});

test("a kit that is there anew is told everything, also what was not sent while the broker was away", () => {
  const { sent, line, ack, tick } = bench();
  line.up = false;
  ack.stored(oximeter(3));
  tick();
  line.up = true;
  ack.everything();
  tick();
  expect(sent).toEqual([
    [
      { device: "oximeter", boot: "b0", upTo: 7, above: [] },
      { device: "oximeter", boot: "b1", upTo: -1, above: [3] },
    ],
  ]);
});

test("one ack always fits a broker's limit, however many gaps there were in however many boots", () => {
  const { sent, ack, tick } = bench();
  for (const device of ["oximeter", "cuff"] as const)
    for (const boot of Array.from("abcdefghijklmnopqrst").map((letter) => letter.repeat(40)))
      for (let seq = 0; seq < 200; seq += 1) ack.stored({ device, boot, seq: 4_000_000_000 + seq * 2 });
  ack.everything();
  tick();
  tick();
  expect(Math.max(...sent.map((marks) => JSON.stringify({ v: 1, marks }).length))).toBeLessThan(16 * 1_024);
});

test("what a kit kept of a dozen starts is told of each, though it came at once", () => {
  const { sent, ack, tick } = bench();
  const boots = Array.from({ length: 12 }, (_, at) => `start-${at}`);
  for (const boot of boots) ack.stored({ device: "oximeter", boot, seq: 0 });
  tick();
  expect(sent).toEqual([boots.map((boot) => ({ device: "oximeter", boot, upTo: 0, above: [] }))]);
});
