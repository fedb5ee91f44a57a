import { expect, test } from "vitest";
import { Instant, Millis } from "../kernel/index.ts";
import {
  AlarmKey,
  ChairId,
  DeviceId,
  Epoch,
  Seq,
  EntryId,
  SessionId,
  type Author,
  type ChartEntry,
  type Dose,
  type EntryBody,
  type Envelope,
  type RecordRow,
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
function told(...events: [second: number, event: VigilEvent][]): {
  lines: string[];
  gaps: number[][];
  rows: readonly RecordRow[];
} {
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
    rows: record.rows,
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

const charted = (id: string, second: number, entry: EntryBody, more: Partial<ChartEntry> = {}): VigilEvent => {
  const when = Instant(OPENED + second * 1_000);
  const line = {
    id: EntryId.parse(id),
    chair,
    session: session.id,
    entry,
    by: ada,
    happenedAt: when,
    recordedAt: when,
  };
  return { type: "chart.recorded", line: { ...line, ...more } };
};

test("every kind of charted line has its words; findings are not told again by the facts that they change", () => {
  const entry = EntryId.parse("e-1");
  const findings = { rr: { value: 14, at: Instant(OPENED + 10_000), by: ada, entry } };
  const drug = { name: "labetalol", class: "antihypertensive IV", dose: "5 mg" } as const;
  expect(
    told(
      [10, charted("e-1", 10, { kind: "findings", findings: { rr: 14, cadss6: [1, 0, 2, 0, 0, 0], symptoms: [] } })],
      [10, changed({ findings }, "breaths a minute 14")],
      [60, charted("e-2", 20, { kind: "reading", systolic: 130, diastolic: 80 })],
      [61, charted("e-3", 61, { kind: "event", what: "vomiting", words: "a little" })],
      [
        120,
        charted("e-4", 120, {
          kind: "adverse event",
          code: "nausea",
          severity: "moderate",
          serious: false,
          onsetAt: Instant(OPENED + 60_000),
          resolvedAt: "not yet",
        }),
      ],
      [130, charted("e-5", 130, { kind: "intervention", what: "drug", drug })],
      [140, charted("e-6", 140, { kind: "note", text: "sleeps" })],
    ).lines,
  ).toEqual([
    "10 finding Breaths a minute, counted: 14 | Ada",
    "10 finding CADSS-6: 3 (item 1: 1, item 2: 0, item 6: 2, item 7: 0, item 15: 0, item 22: 0) | Ada",
    "10 finding Red-flag symptoms: none | Ada",
    "20 reading BP 130/80 mmHg, pulse not measured; typed in | Ada",
    "61 event Event: vomiting; a little | Ada",
    "120 event Adverse event: nausea, moderate; began 1 min before, not resolved yet | Ada",
    "130 intervention Intervention, drug: labetalol 5 mg (antihypertensive IV) | Ada",
    "140 note sleeps | Ada",
  ]);
});

test("a correction is a new row that says what was there before, and the old one stays and says that it was put right", () => {
  const bo: Who = { name: "Bo", verified: false };
  const right = { corrects: EntryId.parse("e-1"), by: bo };
  const { lines, rows } = told(
    [10, charted("e-1", 10, { kind: "findings", findings: { moaas: 3 } })],
    [40, charted("e-2", 12, { kind: "findings", findings: { moaas: 5 } }, right)],
  );
  expect(lines).toEqual([
    "10 finding MOAA/S: 3 (put right later: MOAA/S: 5, Bo) | Ada",
    "12 finding MOAA/S: 5 (puts right: MOAA/S: 3, Ada) | Bo",
  ]);
  expect(rows.map(({ line, correctedBy }) => [line, correctedBy])).toEqual(
    expect.arrayContaining([
      ["e-1", "e-2"],
      ["e-2", undefined],
    ]),
  );
});

test("S21: an override stands in the signature with its reason, the second person and what it was in spite of", () => {
  const second: Who = { name: "Bo", verified: false };
  const override = { reason: "known to us", second, criteria: ["nausea", "checks"] };
  const signed = { by: ada, at: Instant(OPENED + 50_000), reason: "goes home", override };
  const nausea = {
    id: "nausea",
    words: "Nausea at most 3 of 10",
    state: "not met",
    evidence: "6 of 10, Ada",
    overridable: true,
    at: "none",
  } as const;
  const judgement = { due: [], criteria: [nausea], refusals: {} };
  expect(
    told(
      [40, { type: "session.judged", chair, session: session.id, judgement }],
      [50, changed({ signed, phase: "waiting" })],
    ).lines,
  ).toEqual([
    "50 signature Discharge signed: goes home; OVERRIDE: known to us; second person Bo, not verified; " +
      "in spite of: Nausea at most 3 of 10, two complete checks; complete checks: 0 · " +
      "Nausea at most 3 of 10: not met (6 of 10, Ada) | Ada",
  ]);
});

test("the course beside the phase: emergency, off the monitor, the cuff by itself, a clock that counts anew", () => {
  const emergency = { since: Instant(OPENED + 10_000), by: ada, what: "seizure" };
  const until = Instant(OPENED + 320_000);
  const offMonitor = { since: Instant(OPENED + 20_000), until, why: "toilet", company: true, by: ada } as const;
  const autoCuff = { by: ada, at: Instant(OPENED + 30_000) };
  const clock = [{ at: Instant(OPENED + 40_000), forMs: Millis(3_600_000), why: "the emergency" }];
  expect(
    told(
      [10, changed({ emergency }, "emergency: seizure")],
      [15, changed({}, "calm")],
      [20, changed({ offMonitor })],
      [25, changed({})],
      [30, changed({ autoCuff })],
      [40, changed({ autoCuff, clock }, "", "rule")],
    ).lines,
  ).toEqual([
    "10 event Emergency: seizure | Ada",
    "15 event The emergency is over: seizure | Ada",
    "20 session Off the monitor for at most 5 min: toilet, in company | Ada",
    "25 session Back on the monitor | Ada",
    "30 session The cuff may start by itself | Ada",
    "40 session Discharge counts 1 h from here: the emergency | rule",
  ]);
});

test("S14: limits that a person changed for this session, and took back", () => {
  const spo2Low = [{ limit: 90, holdMs: Millis(15_000), priority: "medium" as const }];
  const limits = { limits: { spo2Low }, by: ada, at: Instant(OPENED + 10_000), reason: "COPD", extreme: true };
  expect(told([10, changed({ limits })], [20, changed({}, "back to the protocol's: better")]).lines).toEqual([
    "10 limits Limits changed for this session: SpO2 < 90 % for 15 s medium; at the edge of what may be: COPD | Ada",
    "20 limits back to the protocol's: better | Ada",
  ]);
});

test("S10: whom an alarm called, why, and whom nobody reached", () => {
  const key = AlarmKey.parse("chair-1/apnoea");
  const of = { chair, key, episode: Instant(OPENED) };
  expect(
    told(
      [30, { type: "alarm.called", ...of, step: 1, role: "lead", why: "nurse: no answer" }],
      [31, { type: "call.undelivered", ...of, step: 1, why: "the pager is off" }],
    ).lines,
  ).toEqual([
    "30 call Calls the lead, step 2 (nurse: no answer): chair-1/apnoea | rule",
    "31 call Nobody was reached by step 2 (the pager is off): chair-1/apnoea | gateway",
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
