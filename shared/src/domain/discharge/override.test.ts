import { describe, expect, test } from "vitest";
import { Millis } from "../../kernel/index.ts";
import type { Findings, Priority, Who } from "../../contracts/index.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairTurn } from "../chair/state.ts";
import { patientSubject } from "../chair/subject.ts";
import { intranasal } from "../protocol/intranasal.ts";
import { chair as chairId } from "../story.test-support.ts";
import { overrideBy } from "./override.ts";
import { minute, scene, wellFindings, type Setting } from "./scene.test-support.ts";

const kim: Who = { name: "Kim", verified: false, role: "clinician" };
const asked = { reason: "lives next door, nurse stays with him", second: "Bo" };

function sign(setting: Setting = {}, min = 60, by: Who = kim, what = asked, priority?: Priority) {
  const { session, chair, at } = scene(setting, minute(min));
  const turn: ChairTurn = { at, decisions: [], draft: { ...chair } };
  if (priority !== undefined)
    follow(turn, patientSubject(chairId, "spo2/low"), {
      is: "present",
      step: 1,
      priority,
      rule: "spo2 below limit",
      evidence: { kind: "words", words: "" },
      delayMs: Millis(0),
    });
  return overrideBy(session, turn.draft, at, what, by);
}
const without = (name: keyof typeof wellFindings): Findings => {
  const { [name]: _, ...rest } = wellFindings;
  return rest;
};
const signed = (...criteria: string[]) => ({ reason: asked.reason, second: { name: "Bo", verified: false }, criteria });
const pressures = (systolic: number, diastolic: number): Setting => ({
  readings: [
    [48, systolic, diastolic],
    [58, systolic, diastolic],
  ],
});

describe("S21: an override", () => {
  test("names what it overrides, why, and the second person; it stands in for the two checks", () => {
    expect(sign({ findings: without("gait") })).toEqual(signed("gait", "checks"));
    expect(sign({ findings: { ...wellFindings, nausea: 6, escort: "not present" } })).toEqual(
      signed("nausea", "escort", "checks"),
    );
    expect(sign({ findings: without("gait"), checks: [48, 58] })).toEqual(signed("gait"));
    expect(sign({ checks: [50] })).toEqual(signed("checks"));
  });

  test("stands in for the time, too, but not for that of the nasal spray", () => {
    expect(sign({ phase: "recovery" }, 20)).toEqual(signed("time", "checks"));
    expect(sign({ phase: "recovery", protocol: intranasal }, 20)).toEqual({
      refused: expect.stringMatching(
        /^Nobody may sign over this: At least 110 min since the last device: not met, 20 of 110/,
      ),
    });
  });

  test.each<readonly [string, Setting]>([
    ["MOAA/S 4", { findings: { ...wellFindings, moaas: 4 } }],
    ["MOAA/S not known", { findings: without("moaas") }],
    ["MOAA/S too old", { foundAt: 40 }],
    ["180 systolic", pressures(180, 90)],
    ["110 diastolic", pressures(150, 110)],
    [
      "180/110 in the reading before",
      {
        readings: [
          [48, 182, 112],
          [58, 120, 75],
        ],
      },
    ],
    ["no pressure", { readings: [] }],
    ["one pressure only", { readings: [[58, 120, 75]] }],
    [
      "an old pressure",
      {
        readings: [
          [30, 120, 75],
          [45, 120, 75],
        ],
      },
    ],
  ])("never of %s: those leave as transferred or against advice", (_, setting) => {
    expect(sign(setting)).toEqual({
      refused: expect.stringMatching(
        /^Nobody may sign over this: .*Record a transfer or leaving against advice instead$/,
      ),
    });
  });

  test.each<readonly [string, Setting]>([
    ["179 systolic", pressures(179, 90)],
    ["109 diastolic", pressures(150, 109)],
    ["a low one", pressures(85, 45)],
  ])("of a pressure of %s it may be", (_, setting) => {
    expect(sign(setting)).toEqual(signed("bp", "checks"));
  });

  test("of a medium alarm it may be, of a high never", () => {
    expect(sign({}, 60, kim, asked, "medium")).toEqual(signed("alarms", "checks"));
    expect(sign({}, 60, kim, asked, "high")).toEqual({ refused: expect.stringMatching(/No medium or high alarm/) });
  });

  test.each<readonly [string, Who, string]>([
    ["nobody says as what", { name: "Kim", verified: false }, "Bo"],
    ["a nurse", { ...kim, role: "nurse" }, "Bo"],
    ["alone", kim, " kim "],
    ["alone, however it is written", { ...kim, name: "KIM " }, "kim"],
  ])("needs a clinician and a second person: %s is refused", (_, by, second) => {
    expect(sign({ findings: without("gait") }, 60, by, { ...asked, second })).toHaveProperty("refused");
  });

  test("where all is met there is nothing to override", () => {
    expect(sign({ checks: [49, 60] })).toEqual({ refused: "All is met: sign without an override" });
  });

  test("names all that nobody may sign over", () => {
    expect(sign({ readings: [], findings: without("moaas") })).toEqual({
      refused:
        "Nobody may sign over this: Pressure, two readings: not known, no reading since the pump stopped; " +
        "MOAA/S 5: not known, nobody has recorded it. Record a transfer or leaving against advice instead",
    });
  });

  test.each(["active", "dosing", "emergency"] as const)("has no place in %s", (phase) => {
    expect(sign({ phase })).toEqual({ refused: `There is no discharge from ${phase}` });
  });
});
