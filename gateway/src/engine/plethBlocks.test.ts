import { expect, test } from "vitest";
import { after, Millis } from "@vigil/shared/kernel";
import { MORNING } from "../testClock.test-support.ts";
import { plethBlocks, type PlethBlock } from "./plethBlocks.ts";

const HZ = 60;
const at = (ms: number) => after(MORNING, Millis(ms));

test("half a second a block, each sample in its place, dated by its first", () => {
  const blocks = plethBlocks(HZ);
  const full: PlethBlock[] = [];
  // The device's rate is the truth: the last sample of the first block comes at 29/60 s.
  for (let sample = 0; sample < 65; sample += 1) {
    const block = blocks.add(sample, at(Math.round((sample * 1_000) / HZ)));
    if (block !== undefined) full.push(block);
  }
  expect(full.map(({ samples }) => [...samples])).toEqual([
    Array.from({ length: 30 }, (_, n) => n),
    Array.from({ length: 30 }, (_, n) => n + 30),
  ]);
  expect(full.map((block) => block.at - MORNING)).toEqual([0, 500]);
});

test("what a lost line left behind is not glued to what comes after it", () => {
  const blocks = plethBlocks(HZ);
  for (let sample = 0; sample < 20; sample += 1) blocks.add(99, at(sample));
  blocks.drop();
  let block: PlethBlock | undefined;
  for (let sample = 0; sample < 30; sample += 1) block = blocks.add(1, at(5_000));
  expect([...(block?.samples ?? [])]).toEqual(Array.from({ length: 30 }, () => 1));
});
