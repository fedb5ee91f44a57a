import { Millis, Minutes, Seconds } from "@vigil/shared/kernel";
import { describe, expect, test } from "vitest";
import { infusionShare } from "./curves.ts";
import { patientOf } from "./patient.ts";
import type { Script } from "./script.ts";

const cuff = { first: Seconds(10), every: Seconds(60), opening: [], cycle: [] };
const at = (seconds: number): Millis => Millis(seconds * 1_000);

describe("saturation", () => {
  const script: Script = {
    baseline: { spo2: 97 },
    opening: [{ kind: "desaturation", at: at(30), nadir: 84, fall: 0.5, hold: at(40), recover: 0.5 }],
    cuff,
  };
  const shown = (seconds: number): number => Math.round(patientOf("1", script).at(at(seconds)).spo2);

  test("falls to the nadir of the script, stays, and comes back", () => {
    expect(shown(29)).toBeGreaterThanOrEqual(96);
    // 13 % at 0.5 %/s take 26 s; from 56 s to 96 s it stays.
    expect(shown(70)).toBe(84);
    expect(shown(95)).toBe(84);
    expect(shown(135)).toBeGreaterThanOrEqual(96);
  });

  test("is shown as the mean of the last 8 s, so that the device is late", () => {
    // At 40 s the blood is at 92; the mean of 33 to 40 s is 1.75 % above.
    const spo2 = patientOf("1", { ...script, baseline: { spo2: 97 } }).at(at(40)).spo2;
    expect(spo2).toBeGreaterThan(93);
    expect(spo2).toBeLessThan(95);
  });

  test("never leaves 0 to 100", () => {
    const deep: Script = {
      baseline: { spo2: 99.9 },
      opening: [{ kind: "desaturation", at: at(5), nadir: 60, fall: 5, hold: at(60), recover: 5 }],
      cuff,
    };
    const patient = patientOf("2", deep);
    for (let s = 0; s < 120; s += 1) {
      expect(patient.at(at(s)).spo2).toBeLessThanOrEqual(100);
      expect(patient.at(at(s)).spo2).toBeGreaterThan(50);
    }
  });
});

describe("an infusion", () => {
  // facts/clinical 2.2: (1−e^{−t/14})/(1−e^{−T/14}) to its end, then e^{−(t−T)/20}.
  test("takes its whole effect at its end and loses it with 20 min", () => {
    const lasts = Minutes(40);
    expect(infusionShare(0, lasts)).toBe(0);
    expect(infusionShare(Minutes(14), lasts)).toBeCloseTo((1 - Math.exp(-1)) / (1 - Math.exp(-40 / 14)), 6);
    expect(infusionShare(lasts, lasts)).toBe(1);
    expect(infusionShare(Minutes(60), lasts)).toBeCloseTo(Math.exp(-1), 6);
  });

  test("raises pressure by what the script says", () => {
    const script: Script = {
      opening: [{ kind: "infusion", at: at(0), lasts: Minutes(40), systolic: 16, diastolic: 10, pulse: 4 }],
      cuff,
    };
    const quiet = patientOf("3", { opening: [], cuff }).at(Minutes(40));
    const treated = patientOf("3", script).at(Minutes(40));
    expect(treated.systolic - quiet.systolic).toBeCloseTo(16, 6);
    expect(treated.diastolic - quiet.diastolic).toBeCloseTo(10, 6);
    expect(treated.pulse - quiet.pulse).toBeCloseTo(4, 6);
  });
});

describe("the probe", () => {
  test("is off, then searching, then on", () => {
    const patient = patientOf("4", { opening: [{ kind: "probe off", at: at(10), lasts: at(20) }], cuff });
    expect([9, 10, 29, 30, 35, 36].map((s) => patient.at(at(s)).finger)).toEqual([
      "on",
      "off",
      "off",
      "searching",
      "searching",
      "on",
    ]);
  });
});

describe("a patient", () => {
  test("is the same for the same seed, and another for another", () => {
    const script: Script = { opening: [], cuff };
    const life = (seed: string): unknown => Array.from({ length: 60 }, (_, s) => patientOf(seed, script).at(at(s)));
    expect(life("a")).toEqual(life("a"));
    expect(life("a")).not.toEqual(life("b"));
  });

  test("goes through its cycle again, hours later", () => {
    const patient = patientOf("5", {
      opening: [],
      cycle: {
        from: Minutes(2),
        every: Minutes(10),
        episodes: [{ kind: "probe off", at: Seconds(30), lasts: Seconds(20) }],
      },
      cuff,
    });
    expect(patient.at(Millis(Minutes(2) + 40_000)).finger).toBe("off");
    expect(patient.at(Millis(Minutes(2) + 20 * Minutes(10) + 40_000)).finger).toBe("off");
    expect(patient.at(Millis(Minutes(2) + 20 * Minutes(10) + 120_000)).finger).toBe("on");
  });
});
