import { describe, expect, test } from "vitest";
import type { AlarmCondition, Priority } from "../../contracts/index.ts";
import { cuff, watched, type Story } from "../story.test-support.ts";
import { defaultLimits } from "./defaultLimits.ts";

type Row = readonly [step: number, beyond: number, inside: number, holdS: number, priority: Priority];

// Written from the sources (clinical 8, S6), not from the code: value just beyond, value at the limit, hold in seconds.
const continuous: Record<"spo2Low" | "pulseLow" | "pulseHigh", readonly Row[]> = {
  spo2Low: [
    [0, 93, 94, 60, "info"],
    [1, 91, 92, 15, "medium"],
    [2, 87, 88, 5, "high"],
    [3, 79, 80, 0, "high"],
  ],
  pulseLow: [
    [0, 49, 50, 15, "medium"],
    [1, 39, 40, 10, "high"],
  ],
  pulseHigh: [
    [0, 111, 110, 60, "info"],
    [1, 121, 120, 300, "medium"],
    [2, 131, 130, 60, "high"],
    [3, 151, 150, 10, "high"],
  ],
};

const conditions = { spo2Low: "spo2/low", pulseLow: "pulse/low", pulseHigh: "pulse/high" } as const;

for (const name of ["spo2Low", "pulseLow", "pulseHigh"] as const) {
  const condition: AlarmCondition = conditions[name];
  const reading = (value: number) => (name === "spo2Low" ? { spo2: value, pulse: 70 } : { spo2: 97, pulse: value });
  const raisedStep = (story: Story): number => {
    const alarm = story.find(condition);
    return alarm === undefined || alarm.phase === "pending" ? -1 : alarm.step;
  };

  describe(name, () => {
    test("every step has a row", () => {
      expect(defaultLimits[name].length).toBe(continuous[name].length);
    });

    test.each(continuous[name])(
      "step %i: %i is beyond and %i is not, for %i s, %s",
      (step, beyond, inside, holdS, priority) => {
        const story = watched();
        story.at(1).reads(reading(beyond));
        if (holdS > 0) {
          story.readsUntil(holdS, reading(beyond));
          story.waits(1 + holdS - 0.001);
          expect(raisedStep(story)).toBeLessThan(step);
          story.waits(1 + holdS);
        }
        expect(raisedStep(story)).toBe(step);
        const alarm = story.alarm(condition);
        expect(alarm).toMatchObject({ priority, phase: "active", raisedAt: (1 + holdS) * 1_000 });
        expect(alarm.delayMs).toBe(holdS * 1_000 + 4_000);

        const calm = watched();
        calm.at(1).reads(reading(inside));
        calm.readsUntil(1 + 2 * holdS + 10, reading(inside));
        expect(raisedStep(calm)).toBeLessThan(step);
      },
    );
  });
}

describe("pressures", () => {
  // Each component alone, at the limit and one beside it; the rungs are the alarm's own steps (confirmed is a step of its own).
  const high: readonly (readonly [string, number, number, number | "none", Priority])[] = [
    ["below 160/100", 159, 99, "none", "info"],
    ["160", 160, 99, 0, "info"],
    ["100", 159, 100, 0, "info"],
    ["just below 165/105", 164, 104, 0, "info"],
    ["165", 165, 99, 1, "medium"],
    ["105", 150, 105, 1, "medium"],
    ["just below 180/110", 179, 109, 1, "medium"],
    ["180", 180, 80, 2, "medium"],
    ["110", 150, 110, 2, "medium"],
    ["just below 200/120", 199, 119, 2, "medium"],
    ["200", 200, 80, 4, "high"],
    ["120", 150, 120, 4, "high"],
  ];
  test("every step has a row", () => {
    const steps = new Set(high.map(([, , , step]) => step).filter((step) => step !== "none"));
    expect(steps.size).toBe(defaultLimits.bpHigh.length);
    expect(defaultLimits.bpLow.length).toBe(2);
  });
  test.each(high)("%s: %i/%i", (_, systolic, diastolic, step, priority) => {
    const story = watched();
    story.at(10).measures(systolic, diastolic);
    const want = { step, priority, phase: "active", raisedAt: 10_000 };
    expect(story.find("bp/high")).toEqual(step === "none" ? undefined : expect.objectContaining(want));
  });
  test.each([
    [90, "none", "info"],
    [89, 0, "medium"],
    [80, 0, "medium"],
    [79, 1, "high"],
  ] as const)("low: %i", (systolic, step, priority) => {
    const story = watched();
    story.at(10).measures(systolic, 50);
    const want = { step, priority, phase: "active" };
    expect(story.find("bp/low")).toEqual(step === "none" ? undefined : expect.objectContaining(want));
  });
});

describe("technical grades", () => {
  const rows: Record<"signal" | "linkOximeter" | "linkCuff", readonly (readonly [number, number, Priority])[]> = {
    signal: [
      [0, 10, "low"],
      [1, 30, "medium"],
      [2, 60, "high"],
    ],
    linkOximeter: [
      [0, 10, "info"],
      [1, 30, "medium"],
      [2, 90, "high"],
    ],
    linkCuff: [
      [0, 10, "info"],
      [1, 30, "medium"],
    ],
  };
  for (const name of ["signal", "linkOximeter", "linkCuff"] as const) {
    test(`${name}: every grade has a row`, () => {
      expect(defaultLimits[name].length).toBe(rows[name].length);
    });
    test.each(rows[name])(`${name}: step %i after %i s is %s`, (step, seconds, priority) => {
      const story = watched();
      story.at(1);
      if (name === "signal") story.reads({ spo2: "probe off" });
      else if (name === "linkOximeter") story.link("unplugged");
      else story.link("silent", cuff);
      const condition = name === "signal" ? "signal" : "link";
      story.waits(1 + seconds - 0.001);
      const before = story.alarm(condition);
      expect(before.phase === "pending" ? -1 : before.step).toBe(step - 1);
      story.waits(1 + seconds);
      expect(story.alarm(condition)).toMatchObject({ step, priority, phase: "active" });
    });
  }
  test("cuff failures: the first is low, the second in a row medium", () => {
    expect(defaultLimits.cuffFailures).toEqual(["low", "medium"]);
  });
});
