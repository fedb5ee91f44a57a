import { hexOf } from "@vigil/shared/kernel";
import { profileOf } from "@vigil/shared/devices";
import { expect, test } from "vitest";
import { loadBytes, loadNumbers, loadReadings, loadSequence } from "./readings.ts";

const clock = Date.UTC(2026, 0, 1);

test("every reading is valid, says which it is, and is unlike all others", () => {
  const listener = profileOf("ad-tm2657")?.listen();
  const seen = new Set<string>();
  const times = new Set<string | undefined>();
  for (let sequence = 0; sequence < 5_000; sequence += 1) {
    const said = listener?.hear(loadBytes(sequence, clock)).says.find((one) => one.kind === "cuff result");
    if (said?.kind !== "cuff result") throw new Error(`reading ${sequence} is none`);
    const { systolic, diastolic, mean, pulse } = said.reading;
    if (mean === "unavailable" || pulse === "unavailable") throw new Error(`reading ${sequence} lacks a number`);
    expect(loadSequence({ systolic, diastolic, mean, pulse })).toBe(sequence);
    seen.add(`${systolic}/${diastolic}/${mean}/${pulse}`);
    times.add(said.saidAt);
  }
  expect(seen.size).toBe(5_000);
  expect(times.size).toBe(5_000);
});

test("the last number before they come again is as good as the first", () => {
  expect(loadSequence(loadNumbers(loadReadings - 1))).toBe(loadReadings - 1);
  expect(loadNumbers(loadReadings)).toEqual(loadNumbers(0));
  expect(hexOf(loadBytes(loadReadings, clock))).not.toBe(hexOf(loadBytes(0, clock)));
});
