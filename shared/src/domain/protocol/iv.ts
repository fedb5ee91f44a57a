import { Minutes, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";
import { clinicEscalation, clinicScreening } from "./clinic.ts";

/**
 * Ketamine as an intravenous infusion in a clinic. "clinical 6, 7, 8" are the sections of the clinical facts (column IV
 * clinic); S numbers are the safety rules, which stand where the two differ. mmHg, beats a minute, %.
 */
export const iv: Protocol = {
  id: "iv",
  label: "IV infusion",
  simulated: false,
  signedOff: "nobody yet",
  route: "iv",
  setting: "clinic",
  screening: [...clinicScreening],
  limits: {},
  escalation: clinicEscalation,
  // S19: two readings 2 min apart, a third if more than 10 mmHg lie between them, at most 15 min old at dose start.
  baseline: { apartMs: Minutes(2), agreeWithin: 10, freshForMs: Minutes(15) },
  hold: {
    // clinical 8, rows Pre-dose soft and hard hold: above 140/90, above 160/100.
    soft: { systolic: 140, diastolic: 90 },
    hard: { systolic: 160, diastolic: 100 },
    // clinical 8, row Other hold.
    systolicBelow: 90,
    pulseBelow: 50,
    pulseAbove: 110,
    spo2Below: 94,
    rrBelow: 10,
    // clinical 1.1, EU variant: >150/90 at 65 years and more; S19: off by default.
    relaxed: "off",
  },
  // S19: no more drug while BP > 160/100, SpO2 < 92 or MOAA/S <= 3.
  noDose: { above: { systolic: 160, diastolic: 100 }, spo2Below: 92, moaasUpTo: 3 },
  // clinical 6: 40 min; S23: 10 min past the planned end, a stop unconfirmed for 60 s.
  dosing: { kind: "pump", plannedMs: Minutes(40), overrunMs: Minutes(10), confirmMs: Seconds(60) },
  active: { from: "end of dose", leastMs: Minutes(15) },
  // S20: dose + 5 min to pump stop + 20 min.
  dissociation: { fromMs: Minutes(5), afterMs: Minutes(20) },
  // clinical 8, rows NIBP cadence (every 10 min, then 15, 5 if medium) and BP overdue (1.5 x low, 2 x medium).
  cadence: {
    at: [],
    firstSessionAt: [],
    earlyMs: Minutes(2),
    dosingMs: Minutes(10),
    afterMs: Minutes(15),
    alarmMs: Minutes(5),
    overdueLow: 1.5,
    overdueMedium: 2,
    grace: "none",
    mandatory: "none",
  },
  // clinical 8, row MOAA/S check: every 10 min; S8, S9: every 5; overdue as S8 says.
  assessment: { at: [], everyMs: Minutes(10), closeMs: Minutes(5), overdueLow: 1.5, overdueMedium: 2 },
  home: "not at home",
  // S6: a rise of 40 or 25; medium only from 140/90 on.
  rise: { systolic: 40, diastolic: 25, onlyFrom: { systolic: 140, diastolic: 90 }, infoShare: 0.2 },
  discharge: {
    // clinical 7, row Minimum time: 60 min after pump stop. S21: the first check up to 10 min earlier.
    timers: [{ from: "end of dose", ms: Minutes(60) }],
    timeOverridable: true,
    // S9, S19: 30 min more.
    factorMs: Minutes(30),
    earlyMs: Minutes(10),
    // clinical 6: two consecutive checks at least 10 min apart; what a person found stands for one of them.
    apartMs: Minutes(10),
    findingFreshMs: Minutes(10),
    // S21.
    bp: {
      apartMs: Minutes(10),
      freshForMs: Minutes(10),
      systolicLeast: 100,
      systolicLeastNear: 90,
      nearBaseline: 0.2,
      diastolicLeast: 50,
      ofBaseline: 1.2,
      orBelow: { systolic: 140, diastolic: 90 },
      never: { systolic: 160, diastolic: 100 },
    },
    pulse: { least: 50, most: 110, nearBaseline: 0.2 },
    spo2: { least: 94, belowBaseline: 2, overMs: Minutes(15), validShare: 0.8 },
    // clinical 7, row Nausea: none to mild, at most 3 of 10.
    nauseaMost: 3,
    // clinical 7, rows RR, Score and Dissociation.
    rr: { least: 10, most: 24 },
    score: { of: "aldrete", least: 9 },
    cadss6Most: 1,
    // S22: every 30 min.
    waitingMs: Minutes(30),
    followUps: [],
  },
};
