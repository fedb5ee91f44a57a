import { hexOf, Seconds } from "@vigil/shared/kernel";
import { describe, expect, test } from "vitest";
import { parseFault } from "../faults/parse.ts";
import type { Fault } from "../faults/fault.ts";
import { patientOf } from "../patient/patient.ts";
import type { CuffPlan } from "../patient/script.ts";
import { cuffDevice } from "./cuff.ts";
import { ad, bytesOf, calendar, drive, understood } from "./drive.test-support.ts";

const alone: CuffPlan = { first: Seconds(0), every: "only when asked", opening: [], cycle: [] };
const pressed = (opening: CuffPlan["opening"]): CuffPlan => ({
  first: Seconds(10),
  every: Seconds(60),
  opening,
  cycle: [],
});

const device = (cuff: CuffPlan, { seed = "1", errors = [] as readonly string[] } = {}) => {
  const faults = errors.map(parseFault).filter((fault): fault is Fault => !("trouble" in fault));
  return cuffDevice(
    patientOf(seed, { opening: [], cuff }),
    seed,
    calendar,
    faults.filter((f) => f.kind === "cuff-error"),
  );
};
const told = (outs: ReturnType<typeof drive>) =>
  understood("ad-tm2657", outs).said.flatMap((one) => {
    if (one.kind === "cuff result")
      return [`${Math.round(one.at / 1_000)} ${one.reading.systolic}/${one.reading.diastolic}`];
    if (one.kind === "cuff failed") return [`${Math.round(one.at / 1_000)} ${one.because}`];
    return one.kind === "answered" ? [`${Math.round(one.at / 1_000)} ${one.ok ? "ACK" : "NAK"}`] : [];
  });

describe("a simulated cuff", () => {
  test("says by itself what its button began, 20 s later", () => {
    const outs = drive(
      device(
        pressed([
          { systolic: 131, diastolic: 80 },
          { systolic: 205, diastolic: 122 },
        ]),
      ),
      100_000,
    );
    expect(told(outs)).toEqual(["30 131/80", "90 205/122"]);
    expect(understood("ad-tm2657", outs).discards).toBe(0);
  });

  test("acknowledges ST at once and gives the result 20 s later, with the minute of its own clock", () => {
    const outs = drive(device(alone), 60_000, { host: [[5_000, ad.start]] });
    expect(told(outs)[0]).toBe("5 ACK");
    const result = understood("ad-tm2657", outs).said.find((one) => one.kind === "cuff result");
    expect(result).toMatchObject({ at: 25_000, saidAt: "2601050900" });
  });

  test("refuses a second ST while it measures", () => {
    expect(
      told(
        drive(device(alone), 10_000, {
          host: [
            [5_000, ad.start],
            [7_000, ad.start],
          ],
        }),
      ),
    ).toEqual(["5 ACK", "7 NAK"]);
  });

  test("gives no result when SP stops it", () => {
    expect(
      told(
        drive(device(alone), 60_000, {
          host: [
            [5_000, ad.start],
            [15_000, ad.stop],
          ],
        }),
      ),
    ).toEqual(["5 ACK", "15 ACK"]);
  });

  test("says its last result again when RB asks, byte for byte, and NAK when there is none", () => {
    const outs = drive(device(pressed([])), 50_000, {
      host: [
        [5_000, ad.last],
        [40_000, ad.last],
      ],
    });
    const [first, again] = outs.filter((out) => out.bytes.length > 10).map((out) => hexOf(out.bytes));
    expect(told(outs)[0]).toBe("5 NAK");
    expect(again).toBe(first);
    expect(first).toBeDefined();
  });

  test("fails once where a fault says so, and is good again", () => {
    const outs = drive(device(pressed([]), { errors: ["cuff-error=E42@40s"] }), 160_000);
    const [first, second, third] = told(outs);
    expect(first).toMatch(/^30 \d+\/\d+$/);
    expect(second).toBe("90 weak signal");
    expect(third).toMatch(/^150 \d+\/\d+$/);
  });

  test("fails as long as a fault lasts that has a length", () => {
    expect(told(drive(device(pressed([]), { errors: ["cuff-error@0s:100s"] }), 100_000))).toEqual([
      "30 motion",
      "90 motion",
    ]);
  });

  test("gives the same bytes for the same seed and others for another", () => {
    const run = (seed: string): string => hexOf(bytesOf(drive(device(pressed([]), { seed }), 200_000)));
    expect(run("5")).toBe(run("5"));
    expect(run("5")).not.toBe(run("6"));
  });
});
