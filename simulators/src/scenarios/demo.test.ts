import { Minutes } from "@vigil/shared/kernel";
import type { ProfileId } from "@vigil/shared/devices";
import { describe, expect, test } from "vitest";
import { ad, calendar, contec, drive, numbersOf, understood } from "../devices/drive.test-support.ts";
import { makeDevice } from "../devices/make.ts";
import { demoScript } from "./demo.ts";

/** What the gateway's decoder makes of a chair's device between two times. */
const heard = (chair: number, profile: ProfileId, to: number, from = 0) => {
  const device = makeDevice(profile, { seed: `1/chair-${chair}`, script: demoScript(chair - 1), calendar, faults: [] });
  if (from > 0) device.advance(Minutes(from / 60_000));
  const beats = Array.from(
    { length: Math.ceil((to - from) / 5_000) },
    (_, n) => [from + n * 5_000, n === 0 ? contec.start : contec.keepAlive] as const,
  );
  return understood(profile, drive(device, to, { from, step: 100, host: profile === "contec-v7" ? beats : [] })).said;
};
const cuffOf = (chair: number, to: number) =>
  heard(chair, "ad-tm2657", to).filter((one) => one.kind === "cuff result" || one.kind === "cuff failed");

const twoMinutes = Minutes(2);

describe("within two minutes the demo shows", () => {
  test("a spike of 205/122 on the second reading of chair 1", () => {
    const [first, second] = cuffOf(1, twoMinutes);
    expect(first).toMatchObject({ kind: "cuff result" });
    expect(second).toMatchObject({ kind: "cuff result", reading: { systolic: 205, diastolic: 122 } });
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(60_000);
  });

  test.each(["contec-v7", "nellcor-ascii"] as const)("a desaturation from 97 to 84 on chair 2, by %s", (profile) => {
    const values = numbersOf(heard(2, profile, Minutes(3)), "spo2");
    expect(values.find(({ at }) => at > 15_000)?.value).toBe(97);
    const low = values.filter(({ value }) => value === 84);
    expect((low.at(-1)?.at ?? 0) - (low[0]?.at ?? 0)).toBeGreaterThan(30_000);
    expect(low[0]?.at).toBeLessThan(70_000);
    expect(Math.min(...values.map(({ value }) => value))).toBe(84);
    expect(values.at(-1)?.value).toBeGreaterThanOrEqual(96);
  });

  test.each(["contec-v7", "nellcor-ascii"] as const)("the probe off for 45 s on chair 3, by %s", (profile) => {
    const off = heard(3, profile, twoMinutes).filter(
      (one) =>
        one.kind === "observed" &&
        one.at > 20_000 &&
        one.values.some((v) => v.value === "unavailable" && v.because === "probe off"),
    );
    expect((off.at(-1)?.at ?? 0) - (off[0]?.at ?? 0)).toBeGreaterThan(40_000);
  });

  test("the error E44 on chair 4, then a good reading", () => {
    const [first, second] = cuffOf(4, twoMinutes);
    expect(first).toMatchObject({ kind: "cuff failed", because: "motion", code: "E44" });
    expect(second).toMatchObject({ kind: "cuff result" });
  });
});

describe("after that the demo", () => {
  test("still has something to show every fifteen minutes, three hours later", () => {
    const from = Minutes(180);
    const lowest = numbersOf(heard(2, "nellcor-ascii", from + Minutes(15), from), "spo2").map(({ value }) => value);
    expect(Math.min(...lowest)).toBeLessThan(92);
    const off = heard(3, "nellcor-ascii", from + Minutes(15), from).filter(
      (one) => one.kind === "observed" && one.values.some((v) => v.value === "unavailable"),
    );
    expect(off.length).toBeGreaterThan(5);
  });

  test("gives chairs of one story patients of their own", () => {
    const first = makeDevice("nellcor-ascii", { seed: "1/chair-1", script: demoScript(0), calendar, faults: [] });
    const ninth = makeDevice("nellcor-ascii", { seed: "1/chair-9", script: demoScript(8), calendar, faults: [] });
    expect(demoScript(8)).toBe(demoScript(0));
    expect(drive(first, 60_000)).not.toEqual(drive(ninth, 60_000));
  });
});

test("chair 7 reads 158/96 twice when it is asked", () => {
  const device = makeDevice("ad-tm2657", { seed: "1/chair-7", script: demoScript(6), calendar, faults: [] });
  const host = [20_000, 60_000].map((at) => [at, ad.start] as const);
  const readings = understood("ad-tm2657", drive(device, Minutes(2), { host })).said.flatMap((one) =>
    one.kind === "cuff result" ? [one.reading] : [],
  );
  expect(readings).toMatchObject([
    { systolic: 158, diastolic: 96 },
    { systolic: 158, diastolic: 96 },
  ]);
});

test.each([1, 2, 3, 4])("cuff and probe of chair %i agree on the pulse, as on one patient (safety S15)", (chair) => {
  const pulses = numbersOf(heard(chair, "nellcor-ascii", Minutes(12)), "pulse");
  const apart = cuffOf(chair, Minutes(12)).flatMap((one) => {
    const near = pulses.findLast(({ at }) => at <= one.at && at > one.at - 5_000);
    if (one.kind !== "cuff result" || one.reading.pulse === "unavailable" || near === undefined) return [];
    return [Math.abs(near.value - one.reading.pulse)];
  });
  expect(apart.length).toBeGreaterThan(5);
  expect(Math.max(...apart)).toBeLessThanOrEqual(20);
});
