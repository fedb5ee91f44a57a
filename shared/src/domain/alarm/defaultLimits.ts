import { Millis, Minutes, Seconds } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";

const AT_ONCE = Millis(0);

/**
 * The limits a clinic starts with. "clinical 8" is the table of recommended thresholds, column "IV clinic"; S2, S3, S4 and
 * S6 are the safety rules, which stand where the two differ. SpO2 in %, pulse in beats a minute, pressures in mmHg.
 */
export const defaultLimits: Limits = {
  // clinical 8, row SpO2: <94 info 60 s; <92 medium 15 s; <88 high 5 s; <80 high at once.
  spo2Low: [
    { limit: 94, holdMs: Seconds(60), priority: "info" },
    { limit: 92, holdMs: Seconds(15), priority: "medium" },
    { limit: 88, holdMs: Seconds(5), priority: "high" },
    { limit: 80, holdMs: AT_ONCE, priority: "high" },
  ],
  // clinical 8, row HR: <50 medium 15 s; <40 high 10 s.
  pulseLow: [
    { limit: 50, holdMs: Seconds(15), priority: "medium" },
    { limit: 40, holdMs: Seconds(10), priority: "high" },
  ],
  // clinical 8, row HR: >110 info 60 s; >120 medium 5 min; >130 high 60 s. S6: >150 for 10 s high.
  pulseHigh: [
    { limit: 110, holdMs: Seconds(60), priority: "info" },
    { limit: 120, holdMs: Minutes(5), priority: "medium" },
    { limit: 130, holdMs: Seconds(60), priority: "high" },
    { limit: 150, holdMs: Seconds(10), priority: "high" },
  ],
  // clinical 8, row RR: <10 medium 30 s; <=8 high 15 s; >24 medium; >=30 high. S6: 60 s each.
  rrLow: [
    { limit: 10, holdMs: Seconds(30), priority: "medium" },
    { limit: 9, holdMs: Seconds(15), priority: "high" },
  ],
  rrHigh: [
    { limit: 24, holdMs: Seconds(60), priority: "medium" },
    { limit: 29, holdMs: Seconds(60), priority: "high" },
  ],
  // clinical 8, row BP low: systolic <90 medium, <80 high.
  bpLow: [
    { systolic: 90, priority: "medium", when: "once" },
    { systolic: 80, priority: "high", when: "once" },
  ],
  // clinical 8, rows BP info, medium and high; S4 for the confirmation and for 200/120 at once.
  bpHigh: [
    { systolic: 160, diastolic: 100, priority: "info", when: "once" },
    { systolic: 165, diastolic: 105, priority: "medium", when: "once" },
    { systolic: 180, diastolic: 110, priority: "medium", when: "confirm" },
    { systolic: 200, diastolic: 120, priority: "high", when: "once" },
  ],
  // S4: the repeat counts from 60 s, is due in 2 min, and its absence is high at 5 min.
  confirm: { notBeforeMs: Seconds(60), repeatDueMs: Minutes(2), overdueHighMs: Minutes(5) },
  // S3: 15 s at or beyond limit + 1.
  episodeEnd: { margin: 1, holdMs: Seconds(15) },
  // S2: probe off or no signal: low 10 s, medium 30 s, high 60 s.
  signal: [
    { afterMs: Seconds(10), priority: "low" },
    { afterMs: Seconds(30), priority: "medium" },
    { afterMs: Seconds(60), priority: "high" },
  ],
  // S2: in recovery 30, 60, 180 s.
  signalRecovery: [
    { afterMs: Seconds(30), priority: "low" },
    { afterMs: Seconds(60), priority: "medium" },
    { afterMs: Seconds(180), priority: "high" },
  ],
  // S2: high at once if SpO2 was < 92 in the last 60 s.
  signalAfterLow: { spo2: 92, withinMs: Seconds(60) },
  // clinical 8, row Link loss: 10 s info, 30 s medium, 90 s high.
  linkOximeter: [
    { afterMs: Seconds(10), priority: "info" },
    { afterMs: Seconds(30), priority: "medium" },
    { afterMs: Seconds(90), priority: "high" },
  ],
  // The same row for a cuff, which measures every few minutes: its silence alone is never high.
  linkCuff: [
    { afterMs: Seconds(10), priority: "info" },
    { afterMs: Seconds(30), priority: "medium" },
  ],
  // Our judgement: one failed measurement is common (motion), two in a row leave the pressure unknown.
  cuffFailures: ["low", "medium"],
  // clinical 4.1 and 6: AUDIO PAUSED is timed, 120 s.
  pauseMs: Seconds(120),
  rules: {
    // clinical 8, row SpO2: SatSeconds 50; clinical 4.3 and S3: three in 60 s, 2 points deep or 3 s long.
    saturationSeconds: 50,
    threeTimes: { count: 3, withinMs: Seconds(60), deep: 2, longMs: Seconds(3) },
    // clinical 4.3: more than 10 below the limit.
    rapid: 10,
    // S7: 4 points for 30 s; over-reading: medium < 94, high < 90; PI < 0.4: medium held 30 s.
    fall: { points: 4, holdMs: Seconds(30) },
    // clinical 4.3: -1 % in 20 s by a line over 60 s with at least 40 samples; S3: only at or below 94.
    slope: { points: 1, perMs: Seconds(20), overMs: Seconds(60), samples: 40, upTo: 94 },
    overRead: { medium: 94, high: 90 },
    // S8: medium < 94 while oxygen runs.
    oxygenMedium: 94,
    poor: { perfusionIndex: 0.4, holdMs: Seconds(30) },
    // S15.
    differ: { points: 4, holdMs: Seconds(30) },
    twoPeople: { apart: 20, times: 2 },
    // S6.
    slowBaseline: { from: 45, to: 55, less: 10, floor: 40 },
    bpOfBaseline: 0.7,
    meanBelow: 60,
    vasovagal: { systolicBelow: 90, pulseBelow: 50 },
    paradox: { systolicFrom: 180, pulseBelow: 50, moaasDrop: 2 },
    // clinical 4.3: two rises of 10 mmHg, the last 20 % above the baseline: repeat in 3 min.
    twoRising: { each: 10, share: 0.2, repeatMs: Minutes(3) },
    // clinical 8, row MOAA/S check: <= 3 medium, <= 2 high; compound: <= 3 (S9: <= 4) with SpO2 < 92 or RR < 10.
    sedation: { medium: 3, high: 2 },
    compound: { moaas: 3, withFactors: 4, spo2Below: 92, rrBelow: 10 },
    // clinical 8, row RR / apnoea: 20 s.
    apnoeaMs: Seconds(20),
    // S11.
    cuffExcuse: { spo2From: 94, forMs: Seconds(60), times: 2, withinMs: Minutes(10) },
    // Our judgement.
    battery: { low: 20, medium: 10 },
    clockOffMs: Minutes(2),
    station: [
      { afterMs: Seconds(15), priority: "medium" },
      { afterMs: Seconds(60), priority: "high" },
    ],
    // S16: 5 min, then medium, + 2 min high; SpO2 at least 94.
    offMonitor: { allowedMs: Minutes(5), highAfterMs: Minutes(2), spo2From: 94 },
  },
  answer: {
    // S10.
    goingMs: Seconds(60),
    repeatGraveMs: Seconds(60),
    repeatMs: Seconds(180),
    graveSpo2: 88,
    // Our judgement: long enough to mend a probe, too short to forget it.
    longPauseMs: Minutes(10),
  },
};
