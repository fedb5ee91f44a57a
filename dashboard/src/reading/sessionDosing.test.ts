import { Dose, Dosing } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { dose } from "../testingSession.test-support.ts";
import { goingWords, nextDeviceAt } from "./sessionDosing.ts";

const MIN = 60_000;
const at = (minutes: number): Instant => Instant(T0 + minutes * MIN);
const by = { name: "Ada", verified: false };
const devices = Dosing.parse({ kind: "devices", counts: [2, 3], mgEach: 28, restMs: 5 * MIN });
const spray = (given: readonly number[], changes = {}): Dose =>
  Dose.parse(
    dose({
      route: "intranasal",
      parts: given.map((minutes) => ({ at: at(minutes), mg: 28, by })),
      partsPlanned: 2,
      ...changes,
    }),
  );

test("clinical 1.1: the next device is 5 min after the last, and none is left after the last that is meant", () => {
  expect(nextDeviceAt(spray([0]), devices)).toBe(at(5));
  expect(nextDeviceAt(spray([0, 6]), devices)).toBe("none");
  expect(nextDeviceAt(spray([0], { pump: "stopped", stoppedAt: at(3) }), devices)).toBe("none");
  expect(goingWords(spray([0]), "devices", at(1))).toBe("device 1 of 2");
});

test("a tablet counts down until it is gone, and says how it went", () => {
  const tablet = (changes = {}): Dose => Dose.parse(dose({ route: "sublingual", plannedMs: 10 * MIN, ...changes }));
  expect(goingWords(tablet(), "tablet", at(4))).toBe("tablet dissolving: 6:00 left");
  expect(goingWords(tablet(), "tablet", "unknown")).toBe("tablet dissolving");
  const gone = { pump: "stopped", stoppedAt: at(7), ranMs: 7 * MIN };
  expect(goingWords(tablet({ ...gone, how: "spat out" }), "tablet", at(9))).toBe("tablet spat out after 7 min");
  expect(goingWords(tablet(gone), "tablet", at(9))).toBe("tablet dissolved");
});
