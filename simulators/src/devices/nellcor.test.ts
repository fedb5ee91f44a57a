import { asciiOf, hexOf } from "@vigil/shared/kernel";
import { describe, expect, test } from "vitest";
import { patientOf } from "../patient/patient.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import { bytesOf, calendar, drive, numbersOf, understood } from "./drive.test-support.ts";
import { nellcorDevice } from "./nellcor.ts";

const device = (seed: string, scenario: string) => {
  const script = scenarios[scenario]?.script;
  if (script === undefined) throw new Error(`no scenario ${scenario}`);
  return nellcorDevice(patientOf(seed, script), calendar);
};

describe("a simulated Nellcor", () => {
  test("prints a line each 2 s with its own time, and three header lines before every 22", () => {
    const lines = asciiOf(bytesOf(drive(device("1", "steady"), 92_000))).split("\r\n");
    expect(lines[3]).toMatch(/^05-Jan-26 09:00:02 /);
    expect(lines[4]).toMatch(/^05-Jan-26 09:00:04 /);
    const headers = lines.flatMap((line, index) => (line.startsWith("N-560") ? [index] : []));
    expect(headers).toEqual([0, 25, 50]);
    expect(understood("nellcor-ascii", drive(device("1", "steady"), 92_000)).discards).toBe(0);
  });

  test("prints zeros while it searches, which nobody may read as numbers", () => {
    const outs = drive(device("1", "steady"), 20_000);
    expect(asciiOf(bytesOf(outs))).toContain("   0       0     ---    PS");
    expect(numbersOf(understood("nellcor-ascii", outs).said, "spo2").every(({ value }) => value > 90)).toBe(true);
  });

  test("shows a desaturation to 84 with its own alarm, and the probe off as SO", () => {
    const low = drive(device("1", "desaturation"), 150_000);
    const values = numbersOf(understood("nellcor-ascii", low).said, "spo2").map(({ value }) => value);
    expect(Math.min(...values)).toBe(84);
    expect(values.filter((value) => value < 88).length * 2).toBeGreaterThan(30);
    expect(asciiOf(bytesOf(low))).toMatch(/ {3}84\* .* SL/);
    expect(asciiOf(bytesOf(drive(device("1", "probe-off"), 60_000)))).toMatch(/--- {5}--- {5}--- {4}SO/);
  });

  test("gives the same bytes for the same seed and others for another", () => {
    const run = (seed: string): string => hexOf(bytesOf(drive(device(seed, "steady"), 60_000)));
    expect(run("3")).toBe(run("3"));
    expect(run("3")).not.toBe(run("4"));
  });
});
