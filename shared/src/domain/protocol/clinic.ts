import { Millis, Minutes, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";

/** What is asked before a dose in any clinic (clinical 6, SCREENING guards; S19). */
export const clinicScreening = [
  "identity confirmed",
  "consent signed",
  "no contraindication",
  "medicines reviewed",
  "PHQ-9 item 9 reviewed",
  "pregnancy excluded",
  "escort named",
] as const satisfies Protocol["screening"];

/** clinical 6: unacknowledged high 30 s, medium 120 s to the lead, and 60 s later to whoever is on call. */
export const clinicEscalation: Protocol["escalation"] = {
  high: [
    { role: "nurse", afterMs: Millis(0) },
    { role: "lead", afterMs: Seconds(30) },
    { role: "on call", afterMs: Seconds(90) },
  ],
  medium: [
    { role: "nurse", afterMs: Millis(0) },
    { role: "lead", afterMs: Seconds(120) },
    { role: "on call", afterMs: Seconds(180) },
  ],
};

/**
 * What the routes in a clinic have in common. "clinical 6, 7, 8" are the sections of the clinical facts (columns IV, IM and
 * IN clinic say "same" for these); S numbers are the safety rules, which stand where the two differ. mmHg, beats a minute, %.
 */
export const clinic = {
  simulated: false,
  signedOff: "nobody yet",
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
  // S20: dose + 5 min to end of dose + 20 min.
  dissociation: { fromMs: Minutes(5), afterMs: Minutes(20) },
  home: "not at home",
  // S6: a rise of 40 or 25; medium only from 140/90 on. clinical 8, row BP info: 20 %.
  rise: { systolic: 40, diastolic: 25, onlyFrom: { systolic: 140, diastolic: 90 }, infoShare: 0.2 },
} as const satisfies Partial<Protocol>;

/** What every discharge asks for, whatever the route: clinical 7 as changed by S21. */
export const discharge = {
  timeOverridable: true,
  // S9, S19: 30 min more.
  factorMs: Minutes(30),
  // S21: the first check up to 10 min before the timer.
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
} as const satisfies Partial<Protocol["discharge"]>;
