import { z } from "zod";

/**
 * Every rule that can raise an alarm, in words for whoever asks why, with the row it comes from. "clinical" is the section of
 * the clinical facts; S numbers are the safety rules, which stand where the two differ. The limit, the reading and the delay
 * travel with the alarm itself.
 */
export const rules = {
  "spo2 below limit": { words: "SpO2 below a limit for its hold time", source: "clinical 8, row SpO2; safety S3" },
  "spo2 depth and time": {
    words: "SpO2 below the limit: points below it, summed over seconds",
    source: "clinical 4.3, SatSeconds; safety S3",
  },
  "spo2 three times": { words: "SpO2 below the limit three times in 60 s", source: "clinical 4.3; safety S3" },
  "spo2 fall": { words: "SpO2 at least 4 points below the baseline for 30 s", source: "safety S7" },
  "spo2 rapid": { words: "SpO2 more than 10 points below the limit", source: "clinical 4.3, Rapid desat" },
  "spo2 slope": { words: "SpO2 falling", source: "clinical 4.3, ROC; safety S3" },
  "probes differ": { words: "Two oximeters at least 4 points apart for 30 s", source: "safety S15" },
  "two people": { words: "Pulse of the cuff and of the probe more than 20 apart, twice", source: "safety S15" },
  "pulse below limit": { words: "Pulse below a limit for its hold time", source: "clinical 8, row HR; safety S6" },
  "pulse above limit": { words: "Pulse above a limit for its hold time", source: "clinical 8, row HR; safety S6" },
  "rr below limit": { words: "Breaths below a limit", source: "clinical 8, row RR / apnoea" },
  "rr above limit": { words: "Breaths above a limit", source: "clinical 8, row RR / apnoea; safety S6" },
  apnoea: { words: "No breath", source: "clinical 8, row RR / apnoea" },
  "bp above limit": { words: "Pressure at or above a limit", source: "clinical 8, rows BP; safety S4" },
  "bp with red flag": { words: "Pressure high with a red-flag symptom", source: "safety S4; clinical 8, row BP high" },
  "bp below limit": { words: "Pressure below a limit", source: "clinical 8, row BP low" },
  "bp mean low": { words: "Mean pressure below a limit", source: "safety S6" },
  "bp below baseline": { words: "Systolic pressure below a share of the baseline", source: "safety S6" },
  "bp rise": { words: "Pressure above the baseline", source: "safety S6; clinical 8, rows BP info and medium" },
  "bp two rising": { words: "Two rising readings in a row", source: "clinical 4.3, ROC" },
  vasovagal: { words: "Low pressure with a slow pulse", source: "safety S6" },
  paradox: {
    words: "High pressure with a slow pulse, falling consciousness or severe headache",
    source: "safety S6",
  },
  "bp overdue": { words: "No pressure reading for longer than its interval", source: "clinical 8, row BP overdue" },
  "bp mandatory": { words: "The mandatory reading is missing", source: "safety S20; clinical 1.1" },
  "check overdue": { words: "No check for longer than its interval", source: "safety S8" },
  sedation: { words: "MOAA/S at or below a limit", source: "clinical 8, row MOAA/S check" },
  compound: { words: "Sedated, and breathing too little", source: "clinical 8; safety S9" },
  event: { words: "Recorded by a person", source: "safety S17" },
  emergency: { words: "An emergency was declared", source: "safety S17; clinical 6" },
  "off monitor": { words: "Off the monitor for longer than allowed", source: "safety S16" },
  unanswered: { words: "No reply to a check at home", source: "safety S18" },
  presence: { words: "The support person has not confirmed being there", source: "safety S18" },
  pump: { words: "The pump and its record may differ", source: "safety S23" },
  waiting: { words: "Waiting for the ride, and nobody has looked", source: "safety S22" },
  "signal lost": { words: "No valid SpO2 from the probe", source: "safety S2" },
  "poor signal": { words: "A signal too weak to judge by", source: "safety S7" },
  "link lost": { words: "Nothing heard from the device", source: "clinical 8, row Link loss; safety S2" },
  "hub lost": { words: "All devices on one line were lost together", source: "safety S13" },
  "cuff failed": { words: "The cuff gave no reading", source: "cuffs 6" },
  battery: { words: "Battery low", source: "our judgement: 20 and 10 %" },
  clock: { words: "The device's clock differs from ours", source: "our judgement: 2 minutes" },
  station: { words: "No screen can sound for this patient", source: "safety S10" },
  "told late": { words: "Measured while nobody listened", source: "safety S12" },
  log: { words: "The log cannot be written", source: "our judgement: reliability of the record" },
  engine: { words: "The engine of this chair has stopped", source: "our judgement: reliability of alarms" },
} as const satisfies Record<string, { words: string; source: string }>;

export type RuleId = keyof typeof rules;
const isRule = (name: string): name is RuleId => name in rules;
export const ruleIds: readonly RuleId[] = Object.keys(rules).filter(isRule);
export const RuleId = z.enum(ruleIds as [RuleId, ...RuleId[]]);
