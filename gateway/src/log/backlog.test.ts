import { Seq } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { Backlog, type Waiting } from "./backlog.ts";

const waiting = (seq: number): Waiting => ({ seq: Seq.parse(seq), line: `${seq}` });
const lines = (taken: readonly Waiting[]): number[] => taken.map(({ seq }) => seq);

test("events and samples come out in the order in which they came in", () => {
  const backlog = new Backlog(100);
  for (let seq = 1; seq <= 10; seq++) backlog.push(waiting(seq), seq % 3 === 0);
  expect(lines(backlog.take(4))).toEqual([1, 2, 3, 4]);
  expect(lines(backlog.take(100))).toEqual([5, 6, 7, 8, 9, 10]);
  expect(backlog.size).toBe(0);
});

test("when it is full the oldest sample goes, however old the events are", () => {
  const backlog = new Backlog(4);
  for (const seq of [1, 2]) backlog.push(waiting(seq), false);
  for (const seq of [3, 4, 5]) backlog.push(waiting(seq), true);
  backlog.push(waiting(6), false);
  expect(lines(backlog.take(10))).toEqual([1, 2, 5, 6]);
  expect([backlog.lostSamples, backlog.lostEvents]).toEqual([2, 0]);
});

test("full of events, it gives up the oldest and counts it apart: the newest says how things stand", () => {
  const backlog = new Backlog(3);
  for (const seq of [1, 2, 3, 4, 5]) backlog.push(waiting(seq), false);
  backlog.push(waiting(6), true);
  expect(lines(backlog.take(10))).toEqual([3, 4, 5]);
  expect([backlog.lostSamples, backlog.lostEvents]).toEqual([1, 2]);
});

test("twenty thousand go through it, each once and in order", () => {
  const backlog = new Backlog(5_000);
  const lasts: (number | undefined)[] = [];
  for (let seq = 1; seq <= 20_000; seq++) {
    backlog.push(waiting(seq), false);
    if (seq % 1_000 === 0) lasts.push(lines(backlog.take(1_000)).at(-1));
  }
  expect(lasts).toEqual(Array.from({ length: 20 }, (_, i) => (i + 1) * 1_000));
  expect(backlog.size).toBe(0);
});
