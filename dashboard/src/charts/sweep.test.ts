import { expect, test } from "vitest";
import { newestAt, SWEEP_MS, sweepStrokes, withBlock, type Samples } from "./sweep.ts";

const block = (at: number, count = 30, hz = 60): Samples[number] => ({
  at,
  hz,
  values: new Uint8Array(count).fill(64),
});
const start = SWEEP_MS * 100;

test("blocks that follow each other are one line", () => {
  const strokes = sweepStrokes([block(start + 1_000), block(start + 1_500)], start + 2_000);
  expect(strokes).toHaveLength(1);
  expect(strokes[0]).toHaveLength(60);
});

test("a block that is missing is a break, never a bridge", () => {
  expect(sweepStrokes([block(start + 1_000), block(start + 2_000)], start + 3_000)).toHaveLength(2);
});

test("samples behind the head's time are not drawn yet, and the old sweep ends before the bar", () => {
  expect(sweepStrokes([block(start + 1_000)], start + 1_000 - 1)).toEqual([]);
  const old = sweepStrokes([block(start + 1_000)], start + 1_000 + SWEEP_MS);
  expect(old.flat().every(({ x }) => x * SWEEP_MS > 1_000 + 300)).toBe(true);
});

test("when the data stops the head goes on and leaves nothing: after one sweep the screen is empty", () => {
  expect(sweepStrokes([block(start)], start + SWEEP_MS + 600)).toEqual([]);
});

test("a line does not run back from the right edge to the left", () => {
  const strokes = sweepStrokes([block(start - 250)], start + 1_000);
  expect(strokes).toHaveLength(2);
});

test("old blocks are forgotten", () => {
  const blocks = withBlock([block(start)], block(start + 60_000));
  expect(blocks).toHaveLength(1);
  expect(newestAt(blocks)).toBe(start + 60_500);
  expect(newestAt([])).toBeUndefined();
});

test("blocks stamped a little early or late are one line; a block that is missing still leaves a gap", () => {
  const jittered = [0, 570, 940, 1_560, 1_980].reduce<Samples>((held, at) => withBlock(held, block(start + at)), []);
  expect(sweepStrokes(jittered, start + 3_000)).toHaveLength(1);
  expect(sweepStrokes(withBlock(jittered, block(start + 3_500)), start + 4_500)).toHaveLength(2);
});
