import { Millis, Seconds } from "@vigil/shared/kernel";
import { DeviceId } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { spool, type Told } from "./spool.ts";

const told = (seq: number): Told => ({
  v: 1,
  kit: DeviceId.parse("kit-1"),
  boot: "boot-1",
  seq,
  measuredAt: 0,
  device: "cuff",
  kind: "bp failed",
  because: "motion",
});
const never = "not in this connection";

test("a full spool gives up the oldest and says so", () => {
  const kept = spool({ most: 3, window: 10, againMs: Seconds(10) });
  expect([0, 1, 2, 3].map((seq) => kept.keep(told(seq), never))).toEqual([
    "kept",
    "kept",
    "kept",
    "dropped the oldest",
  ]);
  expect(kept.size).toBe(3);
  expect(kept.resend(Millis(0), Millis(0))?.seq).toBe(1);
});

test("no more than the window is on its way until something is acknowledged", () => {
  const kept = spool({ most: 100, window: 2, againMs: Seconds(10) });
  for (let seq = 0; seq < 5; seq += 1) kept.keep(told(seq), never);
  const next = (at: number): number | undefined => kept.resend(Millis(at), Millis(at))?.seq;
  expect([next(0), next(1), next(2)]).toEqual([0, 1, undefined]);
  expect(kept.due()).toBe(10_000);
  kept.acknowledged({ v: 1, marks: [{ device: "cuff", boot: "boot-1", upTo: 0, above: [] }] });
  expect([next(3), next(4)]).toEqual([2, undefined]);
  expect(next(10_001)).toBe(1);
});
