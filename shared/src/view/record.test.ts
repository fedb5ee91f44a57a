import { expect, test } from "vitest";
import { Instant, Millis } from "../kernel/index.ts";
import {
  ChairId,
  DeviceId,
  Epoch,
  Seq,
  EntryId,
  SessionId,
  type Author,
  type Dose,
  type Envelope,
  type Session,
  type VigilEvent,
  type Who,
} from "../contracts/index.ts";
import { recordOf, type RecordInput } from "./record.ts";

const chair = ChairId.parse("chair-1");
const ada: Who = { name: "Ada", verified: false };
const OPENED = 600_000;

const session: Session = {
  id: SessionId.parse(`chair-1-${OPENED}`),
  chair,
  protocol: {
    id: "iv",
    label: "IV infusion",
    route: "iv",
    setting: "clinic",
    simulated: false,
    signedOff: "nobody yet",
  },
  pseudonym: "P-1",
  ageYears: 41,
  limbs: { cuff: "left arm", probe: "unknown", infusion: "none" },
  support: "Bo",
  firstSession: false,
  screening: {
    items: {},
    factors: "not asked",
    medicines: "not asked",
    overRead: false,
    escort: "not named",
    clinicianNote: "none",
    address: "not recorded",
    emergencyNumber: "not recorded",
  },
  clock: [],
  arrival: "none",
  limits: "as in the protocol",
  autoCuff: "off",
  offMonitor: "no",
  emergency: "no",
  phase: "draft",
  since: Instant(OPENED),
  phases: [{ phase: "draft", at: Instant(OPENED), by: ada, why: "opened" }],
  baseline: "not yet",
  holds: [],
  cleared: "not needed",
  dose: "none",
  stoppedEarly: "no",
  window: "none",
  oxygen: { flow: "off", since: "never" },
  findings: {},
  checks: [],
  signed: "not yet",
  ended: "no",
};
const changed = (facts: Partial<Session>, why = "", by: Author = ada): VigilEvent => ({
  type: "session.changed",
  chair,
  session: { ...session, ...facts },
  by,
  why,
});

const start: RecordInput["start"] = {
  type: "gateway.started",
  epoch: Epoch.parse("e"),
  version: "0",
  site: "Clinic",
  simulated: true,
  downForMs: "unknown",
  chairs: [{ id: chair, label: "Chair 1" }],
  devices: [],
  limits: {} as RecordInput["start"]["limits"],
};
const column = { min: [], max: [], mean: [] };
const trend = { from: Instant(OPENED), stepMs: Millis(4_000), spo2: column, pulse: column };

/** One line a row, in seconds since the opening, after those of the opening itself. */
function told(...events: [second: number, event: VigilEvent][]): { lines: string[]; gaps: number[][] } {
  const all: [number, VigilEvent][] = [[0, { type: "session.opened", chair, session }], ...events];
  const envelopes = all.map(([second, event], i): Envelope => ({
    v: 1,
    seq: Seq.parse(i),
    at: Instant(OPENED + second * 1_000),
    event,
  }));
  const record = recordOf({ session: session.id, start, envelopes, until: Instant(OPENED + 3_600_000), trend });
  if (record === "no such session") throw new Error(record);
  const seconds = (at: Instant): number => (at - OPENED) / 1_000;
  return {
    lines: record.rows
      .map(({ at, kind, words, by }) => `${seconds(at)} ${kind} ${words} | ${by}`)
      .filter((line) => !line.includes("Session opened") && !line.includes("Phase draft")),
    gaps: record.gaps.map(({ from, to }) => [seconds(from), seconds(to)]),
  };
}

test("a soft hold, who cleared it, and a baseline gathered anew", () => {
  const baseline = { systolic: 158, diastolic: 96, pulse: 70, spo2: 97, at: Instant(OPENED + 10_000), readings: [] };
  const holds: Session["holds"] = [
    { what: "systolic", value: 158, limit: 140, direction: "above", unit: "mmHg", kind: "soft" },
    { what: "spo2", value: 93, limit: 94, direction: "below", unit: "%", kind: "hard" },
  ];
  const cleared = { by: ada, at: Instant(OPENED + 30_000), reason: "known, on treatment" };
  expect(
    told(
      [20, changed({ baseline, holds })],
      [30, changed({ baseline, holds: holds.slice(0, 1), cleared })],
      [40, changed({})],
    ).lines,
  ).toEqual([
    "10 session Baseline 158/96 mmHg, pulse 70 /min, SpO2 97 %, of 0 readings | Ada",
    "20 session Held: systolic 158 mmHg above 140, soft: a clinician may clear it | rule",
    "20 session Held: SpO2 93 % below 94, hard: only new readings end it | rule",
    "30 session Held: systolic 158 mmHg above 140, soft: a clinician may clear it | rule",
    "30 session Hold cleared: known, on treatment | Ada",
  ]);
});

test("a change that has no row of its own is told in the engine's words", () => {
  expect(told([5, changed({ support: "Cy" }, "support person changed to Cy")]).lines).toEqual([
    "5 session support person changed to Cy | Ada",
  ]);
});

test("an early stop, and what a session at another time or of another patient says is left out", () => {
  const stoppedEarly = { by: ada, at: Instant(OPENED + 50_000), reason: "BP 182/111" };
  const other = { ...session, id: SessionId.parse("chair-1-5"), stoppedEarly };
  const device = DeviceId.parse("cuff-1");
  expect(
    told(
      [40, { type: "session.changed", chair, session: other, by: ada, why: "not ours" }],
      [55, changed({ stoppedEarly })],
      [
        60,
        {
          type: "cuff.result",
          chair,
          device,
          reading: { systolic: 120, diastolic: 70, mean: 90, pulse: 60 },
          late: true,
          happenedAt: Instant(OPENED - 1_000),
        },
      ],
    ).lines,
  ).toEqual(["50 dose Stopped early: BP 182/111 | Ada"]);
});

test("after a restart whose clock was set back nothing is hidden, and the gap is told", () => {
  const findings = { moaas: { value: 4, at: Instant(OPENED - 290_000), by: ada, entry: EntryId.parse("e-1") } };
  const { lines, gaps } = told([100, changed({}, "before")], [-300, start], [-290, changed({ findings })]);
  expect(lines).toEqual([
    "-300 gap The gateway was down for an unknown time | gateway",
    "-290 finding MOAA/S: 4 | Ada",
    "100 session before | Ada",
  ]);
  expect(gaps).toEqual([[-300, -300]]);
});

test("what troubled the gateway meanwhile stands in the record", () => {
  expect(
    told(
      [10, { type: "log.state", writable: false, why: "the disk is full", lost: 3 }],
      [20, { type: "clock.stepped", byMs: -3_600_000 }],
      [30, { type: "engine.failed", chair, poison: Seq.parse(1), why: "planted" }],
      [90, { ...start, downForMs: Millis(12_000) }],
      [95, { type: "decisions.differ", chair, at: Instant(1), why: "another alarm" }],
    ).lines,
  ).toEqual([
    "10 note The log cannot be written: the disk is full; 3 facts of the gateway are not recorded | gateway",
    "20 note The clock on the wall was moved by -3600 s | gateway",
    "30 note The alarm engine failed, no alarms from here on: planted | gateway",
    "78 gap The gateway was down for 12 s | gateway",
    "95 note After a restart the engine decided otherwise: another alarm | gateway",
  ]);
});

test("a finding that begins the count of discharge checks anew is told, and the next check is the first again", () => {
  const check = (second: number) => ({ at: Instant(OPENED + second * 1_000), by: ada });
  expect(
    told([10, changed({ checks: [check(10)] })], [20, changed({})], [30, changed({ checks: [check(30)] })]).lines,
  ).toEqual([
    "10 check Discharge check 1 | Ada",
    "20 check Discharge checks count anew | rule",
    "30 check Discharge check 1 | Ada",
  ]);
});

test("S23: what a rule makes of the times of a dose never reads as somebody at the pump", () => {
  const dose: Dose = {
    drug: "ketamine",
    route: "iv",
    parts: [],
    partsPlanned: 1,
    rates: [],
    mg: 35,
    weightKg: 70,
    mgPerKg: 0.5,
    plannedMs: Millis(2_400_000),
    startedAt: Instant(OPENED + 10_000),
    pump: "running",
    pumpSince: Instant(OPENED + 10_000),
    ranMs: Millis(0),
    stoppedAt: "not yet",
    unconfirmed: false,
  };
  const back = { ...dose, startedAt: Instant(OPENED + 5_000), pumpSince: Instant(OPENED + 5_000) };
  expect(told([10, changed({ dose })], [11, changed({ dose: back }, "the clock went back", "rule")]).lines).toEqual([
    "10 dose Pump recorded as running: ketamine 35 mg, 0.5 mg/kg at 70 kg, planned 40 min | Ada",
    "11 dose The clock went back: times of the dose that lay ahead read as of now | rule",
  ]);
});
