import { History } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { foldLatest } from "@vigil/shared/view";
import { expect, test } from "vitest";
import { sparkPath } from "../charts/sparkPath.ts";
import { latest, T0, view } from "../testing.test-support.ts";
import { backfilled, BUCKET_MS, noted } from "./sparks.ts";

const bucketOf = (at: number) => Math.floor(at / BUCKET_MS);

test("the lowest of a span is kept, and the last number survives the loss of the signal", () => {
  const before = view();
  const low = foldLatest(before, [latest("ox-1", "spo2", 84)]);
  const back = foldLatest(low, [latest("ox-1", "spo2", 97, T0 + 1_000)]);
  const off = foldLatest(back, [latest("ox-1", "spo2", "probe off", T0 + 2_000)]);
  const sparks = noted(noted(noted({}, before, low), low, back), back, off);
  expect(sparks["one"]?.buckets.get(bucketOf(T0))).toBe(84);
  expect(sparks["one"]?.last.spo2).toEqual({ value: 97, at: T0 + 1_000 });
});

test("a chair that did not change is not looked at", () => {
  const one = view();
  const sparks = noted({}, undefined, one);
  expect(noted(sparks, one, one)).toBe(sparks);
});

test("history fills what was before; its gaps stay gaps in the line", () => {
  const from = T0 - 20_000;
  const column = { min: [96, null, 95, 94], max: [97, null, 95, 94], mean: [96, null, 95, 94] };
  const history = History.parse({ chair: "one", from, stepMs: BUCKET_MS, spo2: column, pulse: column, bp: [] });
  const spark = backfilled({}, history)["one"];
  const path = sparkPath(spark, Instant(T0), 240, 48);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path.match(/L/g)).toHaveLength(1);
});

test("no value, no line", () => {
  expect(sparkPath(undefined, Instant(T0), 240, 48)).toBe("");
});
