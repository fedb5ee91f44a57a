import { expect, test } from "vitest";
import type { Envelope } from "@vigil/shared/contracts";
import { enveloped, seqOf } from "../make.test-support.ts";
import { MORNING } from "../testClock.test-support.ts";
import { ring } from "./ring.ts";

const events = (from: number, count: number): Envelope[] =>
  Array.from({ length: count }, (_, at) => enveloped(from + at, MORNING, { type: "clock.stepped", byMs: at }));
const seqs = (after: readonly Envelope[] | "gone"): number[] | "gone" =>
  after === "gone" ? "gone" : after.map(({ seq }) => seq);

test("gives just what came after a number, and nothing to who has it all", () => {
  const kept = ring(seqOf(99));
  expect([kept.oldest(), seqs(kept.after(seqOf(99)))]).toEqual(["empty", []]);
  kept.push(events(100, 5));
  expect(seqs(kept.after(seqOf(99)))).toEqual([100, 101, 102, 103, 104]);
  expect(seqs(kept.after(seqOf(102)))).toEqual([103, 104]);
  expect(seqs(kept.after(seqOf(104)))).toEqual([]);
});

test("what is from before the start, or no longer here, is gone: never a part of it as if it were all", () => {
  const kept = ring(seqOf(99));
  expect(seqs(kept.after(seqOf(98)))).toBe("gone");
  kept.push(events(100, 25_000));
  const oldest = kept.oldest();
  if (oldest === "empty") throw new Error("not empty");
  // At least the last 10,000 are there.
  expect(oldest).toBeLessThanOrEqual(25_099 - 10_000 + 1);
  expect(seqs(kept.after(seqOf(oldest - 2)))).toBe("gone");
  const whole = kept.after(seqOf(oldest - 1));
  expect(whole).toHaveLength(25_100 - oldest);
});
