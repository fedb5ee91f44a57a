import {
  AlarmKey,
  ChairId,
  CommandId,
  DeviceId,
  EntryId,
  Epoch,
  Seq,
  SessionId,
  StationId,
  type Alarm,
  type EventType,
  type Session,
  type VigilEvent,
  type Who,
} from "@vigil/shared/contracts";
import { defaultLimits } from "@vigil/shared/domain";
import { Instant, Minutes, Seconds } from "@vigil/shared/kernel";

export const at = Instant(1_795_000_000_000);
export const chair = ChairId.parse("chair-1");
const device = DeviceId.parse("ox-1");
const cuff = DeviceId.parse("cuff-1");
const kit = DeviceId.parse("kit-1");
const command = CommandId.parse("command-1");
const station = StationId.parse("station-1");

const limits = defaultLimits;

const alarm: Alarm = {
  key: AlarmKey.parse("chair-1/spo2/low"),
  chair,
  condition: "spo2/low",
  kind: "physiological",
  episode: at,
  phase: "active",
  step: 2,
  priority: "high",
  rule: "spo2 below limit",
  evidence: { kind: "number", value: 84, limit: 88, unit: "%", direction: "below", quality: "good" },
  raisedAt: at,
  delayMs: Seconds(13),
  acknowledged: { by: { name: "R. Moss", verified: false }, at, step: 2 },
};

const by: Who = { name: "R. Moss", verified: false, role: "nurse" };
const entry = EntryId.parse("chair-1-1795000000000-1");

const session: Session = {
  id: SessionId.parse("chair-1-1795000000000"),
  chair,
  protocol: {
    id: "iv",
    label: "IV infusion",
    route: "iv",
    setting: "clinic",
    simulated: false,
    signedOff: "nobody yet",
  },
  pseudonym: "P-104",
  ageYears: 41,
  limbs: { cuff: "left arm", probe: "right hand", infusion: "right arm" },
  support: "none",
  firstSession: false,
  screening: {
    items: { "consent signed": { answer: "yes", at, by } },
    factors: ["sleep apnoea"],
    medicines: "not asked",
    overRead: false,
    escort: "S. Moss",
    clinicianNote: "none",
    address: "not recorded",
    emergencyNumber: "not recorded",
  },
  clock: [{ at, forMs: Minutes(60), why: "a benzodiazepine" }],
  arrival: "none",
  limits: "as in the protocol",
  autoCuff: { by, at },
  offMonitor: "no",
  emergency: "no",
  phase: "dosing",
  since: at,
  phases: [{ phase: "dosing", at, by: { name: "R. Moss", verified: false }, why: "pump running recorded" }],
  baseline: {
    systolic: 121,
    diastolic: 76,
    pulse: 70,
    spo2: 98,
    at,
    readings: [
      { at, systolic: 120, diastolic: 75 },
      { at, systolic: 122, diastolic: 77 },
    ],
  },
  holds: [{ what: "systolic", value: 148, limit: 140, direction: "above", unit: "mmHg", kind: "soft" }],
  cleared: { by: { name: "R. Moss", verified: false }, at, reason: "known, treated" },
  dose: {
    drug: "ketamine",
    route: "iv",
    parts: [{ at, mg: 40, by, lot: "L-7" }],
    partsPlanned: 1,
    rates: [{ at, mlPerHour: 50, by }],
    mg: 40,
    weightKg: 80,
    mgPerKg: 0.5,
    plannedMs: Minutes(40),
    startedAt: at,
    pump: "running",
    pumpSince: at,
    ranMs: Minutes(0),
    stoppedAt: "not yet",
    unconfirmed: false,
  },
  stoppedEarly: "no",
  window: { from: at, to: "dose goes on" },
  oxygen: { flow: "off", since: "never" },
  findings: { moaas: { value: 4, at, by, entry } },
  checks: [],
  signed: "not yet",
  ended: "no",
};

/** One of each event, whole: the compiler asks for a new one when an event type is added. */
export const everyEvent: { readonly [T in EventType]: Extract<VigilEvent, { type: T }> } = {
  "gateway.started": {
    type: "gateway.started",
    epoch: Epoch.parse("e1"),
    version: "0.1.0",
    site: "North clinic",
    simulated: false,
    downForMs: "unknown",
    chairs: [{ id: chair, label: "Chair 1" }],
    devices: [
      {
        id: device,
        chair,
        profile: "contec-v7",
        kind: "oximeter",
        freshForMs: Seconds(5),
        averagingMs: "unknown",
        canMeasure: false,
      },
    ],
    limits,
  },
  "device.observed": {
    type: "device.observed",
    chair,
    device,
    saidAt: "21-Nov-26 20:19:39",
    values: [
      { metric: "spo2", value: 97, quality: "good" },
      { metric: "pulse", value: "unavailable", because: "searching for pulse" },
    ],
  },
  "device.link": { type: "device.link", chair, device, link: "unplugged", why: "the port is gone" },
  "cuff.started": { type: "cuff.started", chair, device: cuff, why: "asked by R. Moss" },
  "cuff.result": {
    type: "cuff.result",
    chair,
    device: cuff,
    reading: { systolic: 205, diastolic: 122, mean: "unavailable", pulse: 81 },
    late: false,
  },
  "device.backfilled": {
    type: "device.backfilled",
    chair,
    device,
    points: [
      { happenedAt: at, values: [{ metric: "spo2", value: 91, quality: "good" }], kit: { boot: "b1", seq: 7 } },
      {
        happenedAt: at,
        values: [{ metric: "spo2", value: "unavailable", because: "probe off" }],
        kit: { boot: "b1", seq: 8 },
      },
    ],
  },
  "kit.state": { type: "kit.state", chair, device: kit, battery: 81 },
  "kit.marked": {
    type: "kit.marked",
    chair,
    device: kit,
    marks: [{ device: "oximeter", boot: "b1", upTo: 8, above: [11] }],
  },
  "cuff.failed": { type: "cuff.failed", chair, device: cuff, because: "motion", code: "E44" },
  "device.clock": { type: "device.clock", chair, device, offsetMs: -130_000 },
  "hub.link": { type: "hub.link", hub: "10.0.0.5", chairs: [chair], watched: [chair], up: false },
  "call.undelivered": {
    type: "call.undelivered",
    chair,
    key: alarm.key,
    episode: at,
    step: 1,
    why: "the webhook answered 503",
  },
  "command.received": {
    type: "command.received",
    chair,
    command: { id: command, by: { name: "R. Moss", verified: false }, act: { type: "bp.measure", chair } },
  },
  "station.gone": { type: "station.gone", station },
  "clock.stepped": { type: "clock.stepped", byMs: -3_600_000 },
  "log.state": { type: "log.state", writable: false, why: "the disk is full", lost: 12 },
  "engine.failed": { type: "engine.failed", chair, poison: Seq.parse(41), why: "a broken promise" },
  "alarm.changed": { type: "alarm.changed", alarm, announce: { heard: true, why: "escalated" } },
  "alarm.called": {
    type: "alarm.called",
    chair,
    key: alarm.key,
    episode: at,
    step: 1,
    role: "lead",
    why: "nobody acknowledged for 30 s",
  },
  "chart.recorded": {
    type: "chart.recorded",
    line: {
      id: entry,
      chair,
      session: session.id,
      entry: { kind: "findings", findings: { moaas: 4, rr: 13 } },
      by,
      happenedAt: at,
      recordedAt: at,
    },
  },
  "followup.changed": {
    type: "followup.changed",
    followUp: {
      chair,
      session: session.id,
      pseudonym: "P-104",
      task: "next-day check",
      words: "Call the patient the day after",
      dueAt: at,
      done: "not yet",
    },
  },
  "session.closed": { type: "session.closed", chair, session: session.id },
  "session.opened": { type: "session.opened", chair, session },
  "session.changed": { type: "session.changed", chair, session, by: "rule", why: "the baseline is complete" },
  "session.ended": { type: "session.ended", chair, session },
  "session.judged": {
    type: "session.judged",
    chair,
    session: session.id,
    judgement: {
      due: [{ what: "bp", words: "BP every 10 min", at, overdueAt: at }],
      criteria: [
        {
          id: "gait",
          words: "gait steady",
          state: "not known",
          evidence: "nobody recorded it",
          overridable: true,
          at: "none",
        },
      ],
      refusals: { "discharge.check": { why: "60 min after pump stop are required", from: at } },
    },
  },
  "watch.started": { type: "watch.started", chair, why: "a first value" },
  "watch.ended": { type: "watch.ended", chair, why: "the patient has left" },
  "cuff.asked": { type: "cuff.asked", chair, device: cuff, ask: "measure", command },
  "command.done": { type: "command.done", command, chair },
  "command.refused": { type: "command.refused", command, why: "no such alarm" },
  "station.changed": { type: "station.changed", station, armed: true, present: true },
  "decisions.differ": { type: "decisions.differ", chair, at, why: "an alarm is missing" },
};
