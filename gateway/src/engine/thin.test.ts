import { expect, test } from "vitest";
import { after, Millis } from "@vigil/shared/kernel";
import type { Observation } from "@vigil/shared/contracts";
import { MORNING } from "../testClock.test-support.ts";
import { thinning } from "./thin.ts";

const spo2 = (value: number, quality: "good" | "poor" = "good"): Observation => ({ metric: "spo2", value, quality });
const pulse = (value: number): Observation => ({ metric: "pulse", value, quality: "good" });
const off: Observation = { metric: "spo2", value: "unavailable", because: "probe off" };
const searching: Observation = { metric: "spo2", value: "unavailable", because: "searching for pulse" };
const at = (ms: number) => after(MORNING, Millis(ms));

test("the same number sixty times a second goes on once a second", () => {
  const thin = thinning();
  const gone = Array.from({ length: 181 }, (_, n) => Math.round((n * 1_000) / 60)).filter(
    (ms) => thin([spo2(97)], at(ms)).length > 0,
  );
  expect(gone).toEqual([0, 1_000, 2_000, 3_000]);
});

test("every change goes on at once: a value, its quality, a word for another, one metric of two", () => {
  const thin = thinning();
  const said: Observation[][] = [
    [spo2(97)],
    [spo2(96)],
    [spo2(96, "poor")],
    [off],
    [searching],
    [spo2(96), pulse(70)],
    [spo2(96), pulse(71)],
  ];
  for (const [step, values] of said.entries()) expect(thin(values, at(step * 10))).toEqual(values);
  expect(thin([spo2(96), pulse(71)], at(100))).toEqual([]);
});
