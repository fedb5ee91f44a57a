import { describe, expect, test } from "vitest";
import { EntryId, type CriterionId, type Protocol, type SessionPhase } from "../../contracts/index.ts";
import { iv } from "../protocol/iv.ts";
import { sublingual } from "../protocol/sublingual.ts";
import type { SessionState } from "../session/state.ts";
import { criteriaOf } from "./criteria.ts";
import { criterion, homeFindings, minute, scene, type Setting } from "./scene.test-support.ts";

const arrived: Setting = { facts: { arrival: { givenAt: minute(-90), readings: [] } } };
const notYet: Setting = { facts: { baseline: "not yet" } };

describe("S21: what each criterion asks, as it is read by whoever signs", () => {
  const asked = (setting: Setting): Readonly<Record<string, string>> => {
    const { session, chair, at } = scene(setting);
    return Object.fromEntries(criteriaOf(session, chair, at).map(({ id, words }) => [id, words]));
  };

  test("in a clinic", () => {
    expect(asked(arrived)).toEqual({
      time: "At least 90 min since the pump stopped",
      bp: "Pressure, two readings",
      pulse: "Pulse",
      spo2: "SpO2 on room air for 15 min",
      rr: "Breaths counted, 10 to 24 a minute",
      moaas: "MOAA/S 5",
      dissociation: "Dissociation resolved",
      orientation: "Oriented",
      gait: "Gait steady",
      standing: "Standing pressure tolerated",
      nausea: "Nausea at most 3 of 10",
      score: "Aldrete at least 9",
      symptoms: "No red-flag symptom",
      mood: "No acute distress",
      escort: "Escort present",
      transport: "Transport arranged",
      driving: "No driving until after a full night's sleep: acknowledged",
      instructions: "Instructions handed over",
      alarms: "No medium or high alarm",
    });
  });

  test("at home", () => {
    expect(asked({ protocol: sublingual, findings: homeFindings })).toMatchObject({
      support: "Support person stays",
      endCall: "End-of-session call made",
    });
  });

  test("by the other score", () => {
    const mpadss: Protocol = { ...iv, discharge: { ...iv.discharge, score: { of: "mpadss", least: 9 } } };
    expect(asked({ protocol: mpadss })).toMatchObject({ score: "modified PADSS at least 9" });
  });
});

const twice = (systolic: number, diastolic: number): Setting => ({
  readings: [
    [48, systolic, diastolic],
    [58, systolic, diastolic],
  ],
});
const once = (systolic: number, diastolic: number): Setting => ({ readings: [[58, systolic, diastolic]] });

describe("S21: what there is and what is missing, as it is read by whoever signs", () => {
  test.each<readonly [CriterionId, Setting, string, string]>([
    ["time", {}, "met", "the pump stopped: at least 60 min ago"],
    ["time", arrived, "not met", "the pump stopped: less than 90 min ago"],
    ["bp", { readings: [] }, "not known", "no reading since the pump stopped"],
    ["bp", once(170, 80), "not met", "170/80 is above 160/100, which is never enough"],
    ["bp", once(88, 60), "not met", "88/60 is below 90 systolic"],
    ["bp", once(95, 60), "not met", "95/60 is below 100 systolic and not within 20 % of the baseline"],
    [
      "bp",
      { ...once(95, 60), ...notYet },
      "not met",
      "95/60 is below 100 systolic and not within 20 % of the baseline",
    ],
    ["bp", { ...once(145, 80), ...notYet }, "not met", "145/80 is not below 140/90"],
    [
      "bp",
      {
        readings: [
          [52, 120, 75],
          [58, 121, 76],
        ],
      },
      "not known",
      "120/75, 121/76 mmHg: another one is needed, at least 10 min after the first",
    ],
    ["pulse", {}, "met", "inside 50 to 110 /min"],
    ["pulse", notYet, "met", "inside 50 to 110 /min"],
    ["pulse", { pulse: "unavailable" }, "not known", "no oximeter shows a pulse of good quality"],
    ["pulse", { pulse: 60, baseline: { pulse: 45 } }, "met", "inside 50 to 110 /min or within 9 of the baseline of 45"],
    [
      "pulse",
      { pulse: 30, baseline: { pulse: 45 } },
      "not met",
      "outside 50 to 110 /min or within 9 of the baseline of 45",
    ],
    ["spo2", { oxygen: { flow: 2, since: minute(10) } }, "not met", "oxygen runs, 2 l/min: room air is needed"],
    ["spo2", { oxygen: { flow: "off", since: minute(50) } }, "not met", "oxygen was stopped less than 15 min ago"],
    ["spo2", { air: { slices: [] } }, "not known", "0 % of 15 min seen, at least 80 % is needed"],
    ["spo2", notYet, "met", "lowest 97 % on room air, at least 94 % is needed; 100 % of 15 min seen"],
    ["rr", {}, "met", "14 a minute, Ada"],
  ])("%s, %o: %s", (id, setting, state, evidence) => {
    expect(criterion(id, setting)).toMatchObject({ state, evidence });
  });

  test("when it was: the last reading, the end of the oxygen, the end of the dose; of what is seen now nothing", () => {
    expect(criterion("bp").at).toBe(minute(58));
    expect(criterion("spo2", { oxygen: { flow: "off", since: minute(50) } }).at).toBe(minute(50));
    expect(criterion("time").at).toBe(minute(0));
    expect(criterion("pulse").at).toBe("none");
  });

  test("what a person typed is said to be typed", () => {
    const { session, chair, at } = scene();
    const typed = { entry: EntryId.parse("e-9"), recordedAt: at, present: true };
    const readings = session.readings.map((reading, index) => (index === 1 ? { ...reading, typed } : reading));
    const found = criteriaOf({ ...session, readings }, chair, at).find(({ id }) => id === "bp");
    expect(found?.evidence).toBe("122/78 and 120/76 (typed) mmHg, at least 10 min apart");
  });

  test.each<readonly [string, number, string]>([
    ["between the two", 50, "not met"],
    ["at the first of them", 48, "not met"],
    ["before them", 47.9, "met"],
  ])("S12: what a cuff had kept proves no good pressure, but a bad one: %s", (_, min, state) => {
    const { session, chair, at } = scene();
    const kept = { at: minute(min), systolic: 170, diastolic: 95, pulse: "unavailable" } as const;
    const of = (now: SessionState) => criteriaOf(now, chair, at).find(({ id }) => id === "bp")?.state;
    expect(of({ ...session, keptReadings: [kept] })).toBe(state);
    // With one reading only, what was kept since that one.
    const [, last] = session.readings;
    if (last === undefined) throw new Error("a scene has two readings");
    const one = { ...session, readings: [last], keptReadings: [{ ...kept, at: minute(min + 10) }] };
    expect(of(one)).toBe(state === "met" ? "not known" : "not met");
    expect(of({ ...session, keptReadings: [{ ...kept, systolic: 120, diastolic: 75 }] })).toBe("met");
  });

  test("S21: below 140/90 is enough, and nothing at either of them", () => {
    const low: Setting = { baseline: { systolic: 100, diastolic: 60 } };
    expect(criterion("bp", { ...low, ...twice(139, 89) }).state).toBe("met");
    expect(criterion("bp", { ...low, ...twice(140, 89) }).state).toBe("not met");
    expect(criterion("bp", { ...low, ...twice(139, 90) }).state).toBe("not met");
  });

  test("S22: of a session that was reopened everything is to be found anew since then", () => {
    const { phases, ...facts } = scene().session.facts;
    const phase = (name: SessionPhase, min: number) => ({ phase: name, at: minute(min), by: "rule" as const, why: "" });
    const course = [...phases, phase("review", 50), phase("discharged", 52), phase("review", 59)];
    const of = (more: Setting) =>
      criterion("gait", { ...more, facts: { phases: [...course, phase("recovery", 59.2), phase("review", 59.5)] } });
    expect(facts.phase).toBe("review");
    expect(of({ foundAt: 59 })).toMatchObject({
      state: "not known",
      evidence: "steady, Ada: not recorded since the session was reopened",
    });
    expect(of({ foundAt: 59.1 }).state).toBe("met");
    expect(criterion("gait", { foundAt: 58, facts: { phases: [phase("review", 50)] } }).state).toBe("met");
  });

  test("a session that was reopened before the dose ended: since the dose", () => {
    const phase = (name: SessionPhase, min: number) => ({ phase: name, at: minute(min), by: "rule" as const, why: "" });
    const facts = { phases: [phase("abandoned", -30), phase("dosing", -20), phase("review", 50)] };
    expect(criterion("gait", { foundAt: 58, facts }).state).toBe("met");
    expect(criterion("gait", { foundAt: 0, facts }).evidence).toBe("steady, Ada: not recorded since the pump stopped");
  });

  test("a reading of the very instant at which the dose ended counts", () => {
    const readings = [
      [0, 120, 75],
      [58, 120, 75],
    ] as const;
    expect(criterion("bp", { readings }).state).toBe("met");
  });
});
