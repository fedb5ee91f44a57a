import { Dose } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { dose } from "../testingSession.test-support.ts";
import { doseChange, pumpRanMs, pumpWords, typedNumber } from "./sessionDose.ts";

const MIN = 60_000;
const at = (minutes: number): Instant => Instant(T0 + minutes * MIN);
const running = (changes = {}): Dose => Dose.parse(dose(changes));

test("pump time counts what ran before a pause, and nothing while it is paused", () => {
  expect(pumpRanMs(running({ ranMs: 5 * MIN, pumpSince: at(10) }), at(12))).toBe(7 * MIN);
  expect(pumpRanMs(running({ pump: "paused", ranMs: 5 * MIN, pumpSince: at(10) }), at(40))).toBe(5 * MIN);
  expect(pumpRanMs(running(), "unknown")).toBe("unknown");
});

test("the pump in words: minutes that have passed are never rounded up", () => {
  expect(pumpWords(running(), Instant(at(13) - 1))).toBe("pump running 12 of 40 min");
  expect(pumpWords(running({ pump: "paused", ranMs: 12 * MIN }), at(20))).toBe("pump paused at 12 of 40 min");
  expect(pumpWords(running({ pump: "stopped", ranMs: 40 * MIN }), at(90))).toBe("pump stopped after 40 min");
  expect(pumpWords(running(), "unknown")).toBe("pump running ? of 40 min");
});

test.each([
  ["40", 40],
  [" 37,5 ", 37.5],
  ["0.5", 0.5],
  ["0", "not a number"],
  ["-4", "not a number"],
  ["4 mg", "not a number"],
  ["1e3", "not a number"],
  ["1,234.5", "not a number"],
  ["", "not a number"],
] as const)("a typed %j is %s", (text, value) => expect(typedNumber(text)).toBe(value));

test("S23: a change of more than a quarter in mg/kg is asked again, up or down; a quarter is not", () => {
  expect(doseChange(0.4, 0.5)).toBe("as last time");
  expect(doseChange(0.4, 0.3)).toBe("as last time");
  expect(doseChange(0.4, 0.504)).toBe("26 % more");
  expect(doseChange(0.5, 0.25)).toBe("50 % less");
});
