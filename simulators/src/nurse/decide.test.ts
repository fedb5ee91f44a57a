import { Act, EntryId, type Criterion, type Hold, type Refusal } from "@vigil/shared/contracts";
import { Seconds } from "@vigil/shared/kernel";
import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import { alarm, at, dose, session, situation } from "./make.test-support.ts";
import { remember } from "./memory.ts";
import { plan } from "./make.test-support.ts";

const wishes = (...given: Parameters<typeof situation>): Act[] =>
  decide(situation(...given)).map((act) => Act.parse(act));
const types = (...given: Parameters<typeof situation>): string[] => wishes(...given).map(({ type }) => type);

const refused: Refusal = { why: "not now", from: "unknown" };
const by = { name: "A. Nurse", verified: false } as const;
const hold = (kind: Hold["kind"]): Hold => ({ what: "systolic", value: 158, limit: 140, direction: "above", unit: "mmHg", kind }); // prettier-ignore
const found = (value: number | string, seconds: number) => ({
  value,
  at: at(seconds),
  by,
  entry: EntryId.parse("e-1"),
});
const criterion = (id: Criterion["id"], state: Criterion["state"]): Criterion => ({ id, words: id, state, evidence: "", overridable: true, at: "none" }); // prettier-ignore

describe("a place without a session", () => {
  test("gets its patient when it is time, and a home names its support person", () => {
    expect(types(4)).toEqual([]);
    const [open] = wishes(6, {
      plan: { patient: () => ({ pseudonym: "H1-01", ageYears: 40, weightKg: 70, support: "R. Ahmadi" }) },
    });
    expect(open).toMatchObject({ type: "session.open", pseudonym: "H1-01", support: "R. Ahmadi" });
    expect(open).toMatchObject({ limbs: { cuff: "left arm", infusion: "right arm" } });
  });

  test("gets the next one a while after the last session ended", () => {
    const seen = situation(100, { seen: { session: session() } }).seen;
    const over = { ...seen, session: "none" as const };
    const during = remember(situation(90, { memory: { wasOpen: false } }).memory, plan(), seen, at(100));
    const next = remember(during, plan(), over, at(700));
    expect(next).toMatchObject({ round: 1, opensAt: at(750), wasOpen: false });
    expect(remember(next, plan(), over, at(720))).toBe(next);
  });
});

describe("a baseline", () => {
  test("is measured when a reading is due, and not while the cuff is at work or out of reach", () => {
    const due = {
      due: [{ what: "baseline reading" as const, words: "", at: at(60), overdueAt: "never" as const }],
      criteria: [],
      refusals: {},
    };
    const baseline = session({ phase: "screening", since: at(40) });
    const look = (now: number, seen = {}, memory = {}) =>
      types(now, { seen: { session: baseline, judgement: due, ...seen }, memory });
    expect(look(59)).toEqual([]);
    expect(look(60)).toEqual(["bp.measure"]);
    expect(look(60, { cuff: { busy: true, reached: true, line: [] } })).toEqual([]);
    expect(look(60, { cuff: { busy: false, reached: false, line: [] } })).toEqual([]);
    expect(look(60, {}, { askedAt: at(40) })).toEqual([]);
    expect(look(60, {}, { measuresFrom: at(120) })).toEqual([]);
    const patient = (now: number) =>
      types(now, { plan: { patience: Seconds(30) }, seen: { session: baseline, judgement: due } });
    expect([patient(89), patient(90)]).toEqual([[], ["bp.measure"]]);
  });

  test("that holds softly waits for a clinician, one that holds hard for new readings", () => {
    const held = (kind: Hold["kind"], now: number) =>
      types(now, { seen: { session: session({ phase: "held", since: at(60), holds: [hold(kind)] }), lastReadingAt: at(60) } }); // prettier-ignore
    expect(held("soft", 90)).toEqual([]);
    expect(held("soft", 100)).toEqual(["session.clear"]);
    expect(held("hard", 200)).toEqual(["bp.measure"]);
  });
});

describe("the dose", () => {
  const cleared = session({ phase: "cleared", since: at(90) });

  test("is by weight, and not given while the gateway would refuse it: then only new readings help", () => {
    expect(types(95, { seen: { session: cleared } })).toEqual([]);
    expect(wishes(96, { seen: { session: cleared } })[0]).toMatchObject({ type: "dose.start", mg: 40, weightKg: 80 });
    const judgement = { due: [], criteria: [], refusals: { "dose.start": refused } };
    expect(types(96, { seen: { session: cleared, judgement } })).toEqual([]);
    expect(types(160, { seen: { session: cleared, judgement, lastReadingAt: at(100) } })).toEqual(["bp.measure"]);
  });

  test("is paused once, goes on, and stops at its planned end in pump time", () => {
    const pause = { after: Seconds(30), lasts: Seconds(70) };
    const dosing = (over = {}) => session({ phase: "dosing", since: at(100), dose: dose(), ...over });
    const findings = { moaas: found(4, 125) };
    expect(types(129, { plan: { pause }, seen: { session: dosing({ findings }) } })).toEqual([]);
    expect(types(130, { plan: { pause }, seen: { session: dosing({ findings }) } })).toEqual(["dose.pause"]);
    const paused = session({ phase: "paused", since: at(130), findings, dose: dose({ pump: "paused", pumpSince: at(130) }) }); // prettier-ignore
    expect(types(199, { plan: { pause }, seen: { session: paused } })).toEqual([]);
    expect(types(200, { plan: { pause }, seen: { session: paused } })).toEqual(["dose.resume"]);
    const phases = [{ phase: "paused" as const, at: at(130), by, why: "" }];
    const resumed = dosing({ phases, findings, dose: dose({ pumpSince: at(200), ranMs: Seconds(30) }) });
    expect(types(409, { plan: { pause }, seen: { session: resumed } })).toEqual([]);
    expect(types(410, { plan: { pause }, seen: { session: resumed } })).toEqual(["dose.stop"]);
  });

  test("is given up early every other round, and a stop is looked at", () => {
    const dosing = session({ phase: "dosing", since: at(100), dose: dose(), findings: { moaas: found(4, 126) } });
    const early = (round: number) => types(160, { plan: { stopsEarlyAfter: Seconds(55) }, seen: { session: dosing }, memory: { round } }); // prettier-ignore
    expect([early(0), early(1)]).toEqual([["session.stopEarly"], []]);
    const stopped = { phase: "recovery" as const, since: at(160), dose: dose({ pump: "stopped", pumpSince: at(160), stoppedAt: at(160), unconfirmed: true }) }; // prettier-ignore
    expect(types(165, { seen: { session: session(stopped) } })).toEqual([]);
    expect(types(173, { seen: { session: session(stopped) } })).toEqual(["dose.confirm"]);
  });
});

test("a patient wakes by the plan: afar first, then 5 and resolved", () => {
  const active = (findings = {}) =>
    session({ phase: "active", since: at(300), findings, dose: dose({ pump: "stopped", stoppedAt: at(300) }) });
  expect(wishes(330, { seen: { session: active({ moaas: found(4, 130) }) } })[0]).toMatchObject({
    entry: { findings: { moaas: 4 } },
  });
  expect(types(340, { seen: { session: active({ moaas: found(4, 330) }) } })).toEqual([]);
  expect(wishes(376, { seen: { session: active({ moaas: found(4, 330) }) } })[0]).toMatchObject({
    entry: { findings: { moaas: 5, dissociation: "resolved" } },
  });
  const awake = { moaas: found(5, 376), dissociation: found("resolved", 376) };
  expect(types(380, { seen: { session: active(awake) } })).toEqual([]);
});

describe("the discharge", () => {
  const review = (over = {}) => session({ phase: "review", since: at(500), ...over });
  const check = { at: at(520), by };

  test("records what is not known, checks twice with the time between, and signs when it may", () => {
    const blank = { due: [], criteria: [criterion("gait", "not known"), criterion("time", "not met")], refusals: { "discharge.check": refused, "discharge.sign": refused } }; // prettier-ignore
    expect(wishes(510, { seen: { session: review(), judgement: blank } })[0]).toMatchObject({
      entry: { findings: { gait: "steady", escort: "present", orientation: "oriented" } },
    });
    const signLater = (seconds: number) => ({
      due: [{ what: "discharge check" as const, words: "", at: at(seconds), overdueAt: "never" as const }],
      criteria: [],
      refusals: { "discharge.sign": refused },
    });
    expect(types(520, { seen: { session: review(), judgement: signLater(510) } })).toEqual(["discharge.check"]);
    const once = review({ checks: [check] });
    expect(types(560, { seen: { session: once, judgement: signLater(565) } })).toEqual([]);
    expect(types(565, { seen: { session: once, judgement: signLater(565) } })).toEqual(["discharge.check"]);
    const twice = review({ checks: [check, { at: at(565), by }] });
    expect(wishes(600, { seen: { session: twice } })).toMatchObject([{ type: "discharge.sign", leaves: true }]);
  });

  test("does not repeat at once what it has just recorded, and measures where the pressure is what is missing", () => {
    const judgement = { due: [], criteria: [criterion("bp", "not known"), criterion("gait", "not known")], refusals: { "discharge.check": refused, "discharge.sign": refused } }; // prettier-ignore
    const told = review({ findings: { aldrete: found(10, 500) } });
    expect(types(510, { seen: { session: told, judgement, lastReadingAt: at(400) } })).toEqual(["bp.measure"]);
    // Who is looked at every few minutes is asked for the rest all the same.
    const looked = review({ findings: { moaas: found(5, 509), rr: found(14, 509) } });
    expect(types(510, { seen: { session: looked, judgement, lastReadingAt: at(400) } })).toContain("chart.record");
  });
});

test("an alarm that nobody answered is acknowledged a good while after it is over, at the step it had", () => {
  const alarms = (given = {}) => ({ "chair-1/spo2/low": alarm(given) });
  const seen = { session: session({ since: at(85) }) };
  expect(types(80, { seen: { ...seen, alarms: alarms() } })).toEqual([]);
  expect(wishes(90, { seen: { ...seen, alarms: alarms() } })).toMatchObject([{ type: "alarm.acknowledge", step: 1 }]);
  const answered = { acknowledged: { by, at: at(50), step: 1 } };
  expect(types(90, { seen: { ...seen, alarms: alarms(answered) } })).toEqual([]);
  expect(types(100, { seen: { ...seen, alarms: alarms({ phase: "active", endedAt: undefined }) } })).toEqual([]);
});

test("a patient whose session ended in another way leaves", () => {
  const ended = session({ phase: "abandoned", ended: { at: at(300), by, reason: "the demo began anew" } });
  expect(types(305, { seen: { session: ended } })).toEqual([]);
  expect(types(311, { seen: { session: ended } })).toEqual(["patient.left"]);
});
