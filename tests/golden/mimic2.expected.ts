import type { AlarmCondition, Priority, RuleId } from "@vigil/shared/contracts";

/** When an alarm is raised or grows worse: minutes of the recording, readings that make it so, and the rule that says so. */
export type Onset = readonly [
  minutes: number,
  condition: AlarmCondition,
  priority: Priority,
  readings: string,
  rule: RuleId,
];

const s = (seconds: number): number => seconds / 60;

/**
 * Written by hand from the rows of the recording and the rules, before any engine had seen them. The session: IV, dosing from
 * minute 2, baseline 87/46, pulse 88.5, SpO2 95.7 (the row of minute 2). Each row's values stand until the next row. What
 * makes no sound is left out, and so is what is over: an alarm that ended has been acknowledged before the next begins.
 */
export const expected: readonly Onset[] = [
  // The cuff: 87/46, below 90 (clinical 8, row BP low).
  [2, "bp/low", "medium", "87/46", "bp below limit"],
  // 86/22, mean 44: below 60 is high (S6); with a pulse of 39.9 it is vasovagal (S6).
  [6, "bp/low", "high", "86/22, mean 44", "bp mean low"],
  [6, "bp/vasovagal", "high", "86/22, pulse 39.9", "vasovagal"],
  // Pulse 39.9: below 40 for 10 s.
  [6 + s(10), "pulse/low", "high", "pulse 39.9", "pulse below limit"],
  // SpO2 delivers nothing in minute 14 (S2: 10, 30, 60 s); the sixtieth second is that of the next row.
  [14 + s(10), "signal", "low", "no SpO2", "signal lost"],
  // No pressure since minute 7; bp/low stands, so one is due every 5 min: 1.5 x low, 2 x medium.
  [14 + s(30), "bp/overdue", "low", "none since 7", "bp overdue"],
  [14 + s(30), "signal", "medium", "no SpO2", "signal lost"],
  [15, "signal", "high", "no SpO2", "signal lost"],
  // 89.5: below 92 for 15 s. Its points, 2.5 a second, would reach 50 after 20 s.
  [15 + s(15), "spo2/low", "medium", "SpO2 89.5", "spo2 below limit"],
  [17, "bp/overdue", "medium", "none since 7", "bp overdue"],
  // 147/118: 110 or more, heard and to be confirmed (S4); 60 above the baseline (S6). No second reading by 29.
  [24, "bp/high", "medium", "147/118", "bp above limit"],
  [24, "bp/rise", "medium", "147/118", "bp rise"],
  [29, "bp/high", "high", "none since 24", "bp above limit"],
  [31 + s(30), "bp/overdue", "low", "none since 24", "bp overdue"],
  // 66/20, mean 38.
  [32, "bp/low", "high", "66/20, mean 38", "bp below limit"],
  // 151/127: 120 or more is high at once.
  [35, "bp/high", "high", "151/127", "bp above limit"],
  [35, "bp/rise", "medium", "151/127", "bp rise"],
  // 88.2 is 3.8 points deep: 50 are reached after 13.158 s, before the 15 s of the threshold.
  [36 + s(50 / 3.8), "spo2/low", "medium", "SpO2 88.2", "spo2 depth and time"],
  // Pulse 46.2: below 50 for 15 s.
  [38 + s(15), "pulse/low", "medium", "pulse 46.2", "pulse below limit"],
  // 88/37, mean 56.
  [39, "bp/low", "high", "88/37, mean 56", "bp mean low"],
  [39 + s(15), "spo2/low", "medium", "SpO2 91.9", "spo2 below limit"],
  // The collapse. 71.1: below 80 at once. 1.8 breaths a minute: below 9 for 15 s.
  [40, "spo2/low", "high", "SpO2 71.1", "spo2 below limit"],
  [40 + s(15), "rr/low", "high", "1.8 breaths", "rr below limit"],
  // Pulse 149 in minute 42: above 130 for 60 s.
  [43, "pulse/high", "high", "pulse 149", "pulse above limit"],
  // 28.2 breaths in minute 44: above 24 for 60 s. HR is lost from 45 on, PULSE goes on: nothing is raised for that.
  [45, "rr/high", "medium", "28.2 breaths", "rr above limit"],
  [46 + s(30), "bp/overdue", "low", "none since 39", "bp overdue"],
  // 36.6 breaths in minute 46: above 29 for 60 s.
  [47, "rr/high", "high", "36.6 breaths", "rr above limit"],
  // 140/111, and 53 above the baseline; the repeat at 51 is 77/37.
  [49, "bp/high", "medium", "140/111", "bp above limit"],
  [49, "bp/rise", "medium", "140/111", "bp rise"],
  [50 + s(10), "signal", "low", "no SpO2", "signal lost"],
  [50 + s(30), "signal", "medium", "no SpO2", "signal lost"],
  [51, "signal", "high", "no SpO2", "signal lost"],
  [51, "bp/low", "high", "77/37, mean 53", "bp below limit"],
  // 160/73: 73 above the baseline.
  [52, "bp/rise", "medium", "160/73", "bp rise"],
  [53 + s(15), "spo2/low", "medium", "SpO2 90.9", "spo2 below limit"],
  [55, "bp/low", "high", "40/18, mean 29", "bp below limit"],
  // The second collapse.
  [56, "spo2/low", "high", "SpO2 64.8", "spo2 below limit"],
  // 42.2 breaths in minute 55: above 29 for 60 s.
  [56, "rr/high", "high", "42.2 breaths", "rr above limit"],
  // SpO2 was 41.9 a minute before it was lost: high at once (S2).
  [58, "signal", "high", "no SpO2 after 41.9", "signal lost"],
  [59, "pulse/high", "high", "pulse 143.1", "pulse above limit"],
  [62 + s(10), "signal", "low", "no SpO2", "signal lost"],
  [62 + s(30), "signal", "medium", "no SpO2", "signal lost"],
  [63, "signal", "high", "no SpO2", "signal lost"],
  // PULSE 277 is what the device said: above 150 for 10 s (S6).
  [63 + s(10), "pulse/high", "high", "pulse 277", "pulse above limit"],
  // 0.9 breaths a minute.
  [64 + s(15), "rr/low", "high", "0.9 breaths", "rr below limit"],
  [65 + s(10), "signal", "low", "no SpO2", "signal lost"],
  [65 + s(30), "signal", "medium", "no SpO2", "signal lost"],
  [66, "signal", "high", "no SpO2", "signal lost"],
  [70, "spo2/low", "high", "SpO2 36", "spo2 below limit"],
];
