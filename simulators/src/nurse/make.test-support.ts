import { Instant, Millis, Minutes, Seconds } from "@vigil/shared/kernel";
import { AlarmKey, ChairId, SessionId, type Alarm, type Dose, type Session } from "@vigil/shared/contracts";
import type { Memory } from "./memory.ts";
import type { Plan } from "./plan.ts";
import type { Seen } from "./seen.ts";
import type { Situation } from "./situation.ts";

export const BEGAN = Instant(Date.UTC(2026, 0, 5, 9));
export const at = (seconds: number): Instant => Instant(BEGAN + seconds * 1_000);
const chair = ChairId.parse("chair-1");

export const plan = (given: Partial<Plan> = {}): Plan => ({
  by: "A. Nurse",
  role: "nurse",
  protocol: "iv",
  patient: (round) => ({ pseudonym: `C1-${round + 1}`, ageYears: 40, weightKg: 80 }),
  opensAfter: Seconds(5),
  nextAfter: Seconds(50),
  measuresFrom: Seconds(0),
  patience: Seconds(0),
  clearsAfter: Seconds(40),
  dosesAfter: Seconds(6),
  plannedMs: "protocol",
  pause: "none",
  stopsEarlyAfter: "never",
  wakesAfter: Seconds(75),
  ...given,
});

export const dose = (given: Partial<Dose> = {}): Dose => ({
  drug: "ketamine",
  route: "iv",
  parts: [],
  partsPlanned: 1,
  rates: [],
  mg: 40,
  weightKg: 80,
  mgPerKg: 0.5,
  plannedMs: Minutes(4),
  startedAt: at(100),
  pump: "running",
  pumpSince: at(100),
  ranMs: Millis(0),
  stoppedAt: "not yet",
  unconfirmed: false,
  ...given,
});

export const session = (given: Partial<Session> = {}): Session => ({
  id: SessionId.parse("chair-1-1"),
  chair,
  protocol: {
    id: "iv",
    label: "IV infusion",
    route: "iv",
    setting: "clinic",
    simulated: true,
    signedOff: "nobody yet",
  },
  pseudonym: "C1-1",
  ageYears: 40,
  limbs: { cuff: "left arm", probe: "left hand", infusion: "right arm" },
  support: "none",
  firstSession: false,
  screening: {
    items: {},
    factors: [],
    medicines: [],
    overRead: false,
    escort: "Sam",
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
  since: at(5),
  phases: [],
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
  ...given,
});

export const alarm = (given: Partial<Alarm> = {}): Alarm => ({
  key: AlarmKey.parse("chair-1/spo2/low"),
  chair,
  condition: "spo2/low",
  kind: "physiological",
  episode: at(10),
  phase: "latched",
  step: 1,
  priority: "high",
  rule: "spo2 below limit",
  evidence: { kind: "words", words: "it was low" },
  raisedAt: at(20),
  endedAt: at(30),
  delayMs: Millis(0),
  ...given,
});

const memory: Memory = { round: 0, opensAt: at(5), wasOpen: true, measuresFrom: at(0), askedAt: "never" };

export const situation = (
  now: number,
  given: { plan?: Partial<Plan>; seen?: Partial<Seen>; memory?: Partial<Memory> } = {},
): Situation => ({
  now: at(now),
  plan: plan(given.plan),
  memory: { ...memory, ...given.memory },
  seen: {
    chair,
    session: "none",
    judgement: { due: [], criteria: [], refusals: {} },
    protocols: [],
    followUps: [],
    cuff: { busy: false, reached: true, line: [] },
    lastReadingAt: at(now),
    alarms: {},
    ...given.seen,
  },
});
