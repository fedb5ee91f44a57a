import { expect, test } from "vitest";
import { Millis } from "@vigil/shared/kernel";
import type { LatestItem } from "@vigil/shared/contracts";
import { chairId, oximeterId } from "../make.test-support.ts";
import { testClock } from "../testClock.test-support.ts";
import { latestBatch } from "./latestBatch.ts";

function batches() {
  const clock = testClock();
  const start = clock.now();
  const sent: string[] = [];
  const batch = latestBatch(clock, (items) => {
    const values = items.map(({ observation }) => `${observation.metric} ${observation.value}`);
    sent.push(`${clock.now() - start}: ${values.join(", ")}`);
  });
  const put = (metric: "spo2" | "pulse", value: number): void => {
    const item: LatestItem = {
      chair: chairId(1),
      device: oximeterId(1),
      observation: { metric, value, quality: "good" },
      at: clock.now(),
      freshForMs: Millis(5_000),
    };
    batch.put(metric, item);
  };
  return { clock, sent, put, batch };
}

test("the first change goes at once, with all else of its turn", () => {
  const { clock, sent, put } = batches();
  put("spo2", 97);
  put("pulse", 71);
  expect(sent).toEqual([]);
  clock.advance(Millis(0));
  expect(sent).toEqual(["0: spo2 97, pulse 71"]);
});

test("then at most one in 50 ms, the newest of each key, and nothing when nothing came", () => {
  const { clock, sent, put } = batches();
  put("spo2", 97);
  clock.advance(Millis(1));
  for (let value = 96; value > 84; value -= 1) {
    put("spo2", value);
    clock.advance(Millis(10));
  }
  clock.advance(Millis(1_000));
  put("spo2", 80);
  clock.advance(Millis(0));
  expect(sent).toEqual(["0: spo2 97", "50: spo2 92", "100: spo2 87", "150: spo2 85", "1121: spo2 80"]);
});

test("stopped, it sends no more", () => {
  const { clock, sent, put, batch } = batches();
  put("spo2", 97);
  batch.stop();
  clock.advance(Millis(1_000));
  expect([sent, clock.armed()]).toEqual([[], 0]);
});
