import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { VigilEvent } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { logFile, openForWriting } from "./schema.ts";

const by = { name: "R. Moss", verified: false };
const facts = {
  id: "chair-1-5",
  chair: "chair-1",
  protocol: { id: "iv", label: "IV infusion", simulated: true, signedOff: "nobody yet" },
  pseudonym: "C1-01",
  ageYears: 40,
  limbs: { cuff: "left arm", probe: "left hand", infusion: "right arm" },
  support: "none",
  phase: "dosing",
  since: 5,
  phases: [
    { phase: "new", at: 1, by, why: "opened" },
    { phase: "baseline", at: 2, by: "rule", why: "first reading" },
  ],
  baseline: "not yet",
  holds: [{ what: "systolic", value: 148, limit: 140, direction: "above", unit: "mmHg", kind: "soft" }],
  cleared: { by, at: 4, reason: "known" },
  dose: {
    drug: "ketamine",
    mg: 35,
    weightKg: 70,
    mgPerKg: 0.5,
    plannedMs: 240_000,
    startedAt: 5,
    pump: "running",
    pumpSince: 5,
    ranMs: 0,
    stoppedAt: "not yet",
    unconfirmed: false,
  },
  stoppedEarly: "no",
  window: { from: 305, to: "pump runs" },
  oxygen: { flow: "off", since: "never" },
  findings: { moaas: { value: 4, at: 6, by } },
  checks: [],
  signed: "not yet",
  ended: "no",
};
const step = [{ limit: 88, holdMs: 5_000, priority: "high" }];
const grade = [{ afterMs: 10_000, priority: "low" }];

/** As version 2 wrote them. */
const events = [
  {
    type: "gateway.started",
    epoch: "e1",
    version: "0.1.0",
    site: "North clinic",
    simulated: true,
    downForMs: "unknown",
    chairs: [{ id: "chair-1", label: "Chair 1" }],
    devices: [],
    limits: {
      spo2Low: step,
      pulseLow: step,
      pulseHigh: step,
      bpLow: [{ systolic: 90, priority: "medium", when: "once" }],
      bpHigh: [{ systolic: 180, diastolic: 110, priority: "medium", when: "confirm" }],
      confirm: { notBeforeMs: 60_000, repeatDueMs: 120_000, overdueHighMs: 300_000 },
      episodeEnd: { margin: 1, holdMs: 15_000 },
      signal: grade,
      signalAfterLow: { spo2: 92, withinMs: 60_000 },
      linkOximeter: grade,
      linkCuff: grade,
      cuffFailures: ["low", "medium"],
      pauseMs: 120_000,
    },
    protocols: [
      {
        id: "own",
        label: "Own",
        simulated: true,
        signedOff: "nobody yet",
        pump: { plannedMs: 240_000, overrunMs: 60_000, confirmMs: 20_000 },
        active: { leastMs: 60_000 },
        discharge: { leastMs: 240_000, nauseaMost: 2 },
      },
    ],
  },
  {
    type: "alarm.changed",
    alarm: {
      key: "chair-1/spo2/low",
      chair: "chair-1",
      condition: "spo2/low",
      kind: "physiological",
      episode: 7,
      phase: "active",
      step: 2,
      priority: "high",
      evidence: { kind: "number", value: 84, limit: 88, unit: "%", direction: "below", quality: "good" },
      raisedAt: 7,
      delayMs: 5_000,
    },
    announce: { heard: true, why: "first" },
  },
  { type: "session.changed", chair: "chair-1", session: facts, by, why: "pump running" },
  {
    type: "session.judged",
    chair: "chair-1",
    session: facts.id,
    judgement: {
      due: [{ what: "bp", words: "Pressure", at: 9 }],
      criteria: [{ id: "gait", words: "Gait steady", state: "not known", evidence: "", at: "none" }],
      refusals: {},
    },
  },
  {
    type: "command.received",
    chair: "chair-1",
    command: {
      id: "command-1",
      by,
      act: { type: "findings.record", chair: "chair-1", session: facts.id, findings: { moaas: 4 } },
    },
  },
  {
    type: "command.received",
    chair: "chair-1",
    command: {
      id: "command-2",
      by,
      act: {
        type: "session.end",
        chair: "chair-1",
        session: facts.id,
        phase: "new",
        outcome: "cancelled",
        reason: "x",
      },
    },
  },
  { type: "watch.started", chair: "chair-1", why: "spo2 97 from ox-1" },
];

test("a log of version 2 is brought to version 3: every event is whole, and nothing it said is another", () => {
  const folder = mkdtempSync(join(tmpdir(), "vigil-log-"));
  const old = new DatabaseSync(logFile(folder));
  old.exec(`CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL,
    body TEXT NOT NULL); CREATE INDEX event_by_kind ON event (type); PRAGMA user_version = 2`);
  const put = old.prepare("INSERT INTO event VALUES (?, ?, 'chair-1', ?, ?)");
  for (const [n, event] of events.entries()) put.run(n + 1, n + 1, event.type, JSON.stringify(event));
  old.close();

  const db = openForWriting(folder);
  const bodies = db
    .prepare("SELECT body FROM event ORDER BY seq")
    .all()
    .map(({ body }): unknown => JSON.parse(String(body)));
  db.close();
  expect(bodies.map((body) => VigilEvent.safeParse(body).error?.issues ?? [])).toEqual(events.map(() => []));
  expect(bodies[0]).toMatchObject({
    limits: { spo2Low: step, rules: { saturationSeconds: 50 } },
    protocols: [{ id: "own", dosing: { kind: "pump" }, discharge: { nauseaMost: 2, timers: [{ ms: 240_000 }] } }],
  });
  expect(bodies[1]).toMatchObject({ alarm: { step: 2, rule: "spo2 below limit" } });
  expect(bodies[2]).toMatchObject({
    session: {
      phases: [{ phase: "draft" }, { phase: "screening" }],
      dose: { mg: 35, pump: "running", route: "iv" },
      window: { from: 305, to: "dose goes on" },
      findings: { moaas: { value: 4 } },
    },
  });
  expect(bodies[4]).toMatchObject({ command: { act: { type: "chart.record", entry: { findings: { moaas: 4 } } } } });
  expect(bodies[5]).toMatchObject({ command: { act: { phase: "draft" } } });
});
