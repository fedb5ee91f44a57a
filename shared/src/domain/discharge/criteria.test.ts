import { describe, expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import type { AlarmCondition, Priority, SessionPhase } from "../../contracts/index.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairTurn } from "../chair/state.ts";
import { deviceSubject, patientSubject } from "../chair/subject.ts";
import { ada, chair as chairId, ox } from "../story.test-support.ts";
import { checkDischarge } from "./check.ts";
import { criteriaDue, criteriaOf } from "./criteria.ts";
import { whyNoOverride } from "./override.ts";
import { criterion, minute, scene, type Setting } from "./scene.test-support.ts";

type State = "met" | "not met" | "not known";

test("S21: all is met an hour after a quiet infusion, each with its evidence", () => {
  const { session, chair, at } = scene();
  const criteria = criteriaOf(session, chair, at);
  expect(criteria.filter(({ state }) => state !== "met")).toEqual([]);
  expect(criteria.map(({ id }) => id)).toEqual([
    "time",
    "bp",
    "pulse",
    "spo2",
    "rr",
    "moaas",
    "dissociation",
    "orientation",
    "gait",
    "nausea",
    "score",
    "symptoms",
    "mood",
    "escort",
    "transport",
    "driving",
    "instructions",
    "alarms",
  ]);
  expect(criteria.find(({ id }) => id === "bp")).toEqual({
    id: "bp",
    words: "Pressure, two readings",
    state: "met",
    evidence: "122/78 and 120/76 mmHg, at least 10 min apart",
    overridable: true,
    at: minute(58),
  });
  expect(criteria.find(({ id }) => id === "spo2")?.words).toBe("SpO2 on room air for 15 min");
  expect(criteria.find(({ id }) => id === "spo2")?.evidence).toBe(
    "lowest 97 % on room air, at least 94 % is needed; 100 % of 15 min seen",
  );
});

test.each<readonly [SessionPhase, number]>([
  ["cleared", 0],
  ["dosing", 0],
  ["active", 0],
  ["recovery", 18],
  ["review", 18],
  ["discharged", 0],
])("in %s there are %i criteria", (phase, count) => {
  const { session, chair, at } = scene({ phase });
  expect(criteriaOf(session, chair, at)).toHaveLength(count);
  expect(criteriaDue(session, chair, at) === undefined).toBe(count === 0);
});

test("without a dose that has ended there are none, and nothing is due", () => {
  const { session, chair, at } = scene();
  const { dose } = session.facts;
  if (dose === "none") throw new Error("a scene has a dose");
  for (const now of ["none", { ...dose, stoppedAt: "not yet" }] as const) {
    const without = { ...session, facts: { ...session.facts, phase: "recovery" as const, dose: now } };
    expect(criteriaOf(without, chair, at)).toEqual([]);
    expect(criteriaDue(without, chair, at)).toBeUndefined();
    expect(checkDischarge(without, chair, at)).toEqual({ refused: "There is no discharge from recovery" });
    expect(whyNoOverride(without, chair, at)).toBe("There is no discharge from recovery");
  }
});

describe("S21: time since the end of the dose", () => {
  test.each<readonly [number, State]>([
    [60 - 0.001, "not met"],
    [60, "met"],
    [61, "met"],
  ])("after %d min: %s", (min, state) => {
    expect(criterion("time", {}, minute(min))).toMatchObject({ state, at: minute(0) });
  });
});

describe("S21: no high or medium alarm active", () => {
  const withAlarm = (priority: Priority, then: "active" | "pending" | "gone" | "acknowledged" = "active") => {
    const { session, chair, at } = scene();
    const turn: ChairTurn = { at, decisions: [], draft: { ...chair } };
    const subject = patientSubject(chairId, "spo2/low");
    const rule = "spo2 below limit" as const;
    const grade = { step: 1, priority, rule, evidence: { kind: "words" as const, words: "" }, delayMs: Millis(0) };
    follow(turn, subject, { is: then === "pending" ? "pending" : "present", ...grade });
    if (then === "gone") follow(turn, subject, { is: "gone" });
    const book = turn.draft.alarms;
    const entry = book[subject.key];
    if (then === "acknowledged" && entry !== undefined)
      turn.draft.alarms = {
        [subject.key]: { ...entry, alarm: { ...entry.alarm, acknowledged: { by: ada, at, step: 1 } } },
      };
    return criteriaOf(session, turn.draft, at).find(({ id }) => id === "alarms");
  };
  test.each<readonly [Priority, Parameters<typeof withAlarm>[1], State]>([
    ["info", "active", "met"],
    ["low", "active", "met"],
    ["medium", "active", "not met"],
    ["high", "active", "not met"],
    ["high", "acknowledged", "not met"],
    ["high", "pending", "met"],
    // What they were of is over, and nobody has answered them (clinical 6).
    ["medium", "gone", "not met"],
    ["high", "gone", "not met"],
  ])("%s, %s: %s", (priority, then, state) => {
    expect(withAlarm(priority, then)?.state).toBe(state);
  });

  test("each is named, technical ones too", () => {
    const { session, chair, at } = scene();
    const turn: ChairTurn = { at, decisions: [], draft: { ...chair } };
    const rule = "spo2 below limit" as const;
    const grade = { step: 0, rule, evidence: { kind: "words" as const, words: "" }, delayMs: Millis(0) };
    const conditions: readonly AlarmCondition[] = ["spo2/low", "bp/high"];
    for (const condition of conditions)
      follow(turn, patientSubject(chairId, condition), { is: "present", priority: "high", ...grade });
    follow(turn, deviceSubject(chairId, "signal", ox), { is: "present", priority: "medium", ...grade });
    expect(criteriaOf(session, turn.draft, at).find(({ id }) => id === "alarms")?.evidence).toBe(
      "active: BP high (high), SpO2 low (high), no signal (medium)",
    );
  });
});

describe("when a criterion may change by time alone", () => {
  /** Every instant at which one is due, from an hour after the dose on, in minutes; the slices of saturation left out. */
  const dues = (setting: Setting, until: number): readonly number[] => {
    const { session, chair } = scene(setting, minute(60));
    const told: number[] = [];
    for (let at = minute(60); ;) {
      const due = criteriaDue(session, chair, at);
      if (due === undefined || due > minute(until)) return told;
      if ((due - minute(0)) % 60_000 !== 0) told.push((due - minute(0)) / 60_000);
      at = due;
    }
  };

  test("of what grows old, at the millisecond after its limit: the last reading and each state of the patient", () => {
    const reading = (min: number) => [min, 120, 75] as const;
    const setting: Setting = {
      foundAt: 55.5,
      readings: [reading(50.1), reading(55.1), reading(58.1)],
      found: [
        { name: "gait", value: "steady", min: 57.5 },
        // Arrangements, and what stands until another word, grow not old.
        { name: "transport", value: "arranged", min: 52.7 },
        { name: "dissociation", value: "resolved", min: 53.7 },
      ],
    };
    const late = 1 / 60_000;
    expect(dues(setting, 80)).toEqual([65.5 + late, 67.5 + late, 68.1 + late].map((min) => expect.closeTo(min, 9)));
  });

  test("of room air once oxygen was stopped, and not while it runs", () => {
    const since = minute(50.25);
    expect(dues({ readings: [], findings: {}, oxygen: { flow: "off", since } }, 80)).toEqual([65.25]);
    expect(dues({ readings: [], findings: {}, oxygen: { flow: 2, since } }, 80)).toEqual([]);
  });

  test("walked from one such instant to the next, nothing changes in between", () => {
    const setting: Setting = {
      foundAt: 52,
      oxygen: { flow: "off", since: minute(40.5) },
      readings: [
        [40.2, 120, 75],
        [51.3, 120, 75],
      ],
    };
    const start = minute(53);
    const of = (at: Instant) => {
      const { session, chair } = scene(setting, start);
      return JSON.stringify(criteriaOf(session, chair, at));
    };
    const { session, chair } = scene(setting, start);
    const told: Instant[] = [];
    for (let at = start; at < minute(80);) {
      const due = criteriaDue(session, chair, at);
      if (due === undefined) throw new Error("nothing is due");
      expect(due).toBeGreaterThan(at);
      const before = of(at);
      for (const share of [0.25, 0.5, 0.99]) expect(of(Instant(Math.floor(at + (due - 1 - at) * share)))).toBe(before);
      expect(of(Instant(due - 1))).toBe(before);
      if (of(due) !== before) told.push(due);
      at = due;
    }
    // Oxygen, time, the reading and the findings among them, besides the slices of saturation.
    expect(told).toEqual(expect.arrayContaining([minute(55.5), minute(60), minute(61.3) + 1, minute(62) + 1]));
  });
});
