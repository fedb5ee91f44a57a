import type { Limits, SessionRecord } from "@vigil/shared/contracts";
import { spanWords } from "./dates.ts";
import { protocolNumbers } from "./protocolNumbers.ts";
import type { Fact } from "./recordFacts.ts";

/** The numbers a session was judged by, each with its unit; what the protocol adds only where it is known. */
export function recordLimits({ judgedBy: { limits, protocol } }: SessionRecord): readonly Fact[] {
  return [
    ...alarmLimits(limits),
    ...(protocol === "not known"
      ? [{ name: "Protocol", words: "its numbers are not known" }]
      : protocolNumbers(protocol).map(({ name, words }) => ({ name, words }))),
  ];
}

const alarmLimits = (limits: Limits): readonly Fact[] => [
  { name: "SpO₂ low", words: thresholdWords(limits.spo2Low, "<", "%") },
  { name: "Pulse low", words: thresholdWords(limits.pulseLow, "<", "/min") },
  { name: "Pulse high", words: thresholdWords(limits.pulseHigh, ">", "/min") },
  { name: "Breaths low", words: thresholdWords(limits.rrLow, "<", "/min") },
  { name: "Breaths high", words: thresholdWords(limits.rrHigh, ">", "/min") },
  { name: "BP low", words: pressureStepWords(limits.bpLow, "<") },
  { name: "BP high", words: pressureStepWords(limits.bpHigh, "≥") },
];

/** "medium < 92 % for 15 s · high < 80 % at once". */
export const thresholdWords = (steps: Limits["spo2Low"], sign: "<" | ">", unit: string): string =>
  steps
    .map(
      ({ limit, holdMs, priority }) =>
        `${priority} ${sign} ${limit} ${unit} ${holdMs === 0 ? "at once" : `for ${spanWords(holdMs)}`}`,
    )
    .join(" · ");

/** "medium ≥ 165/105 · high ≥ 200/120 mmHg". */
export const pressureStepWords = (steps: Limits["bpLow"], sign: "<" | "≥"): string =>
  `${steps.map(({ systolic, diastolic, priority }) => `${priority} ${sign} ${diastolic === undefined ? `systolic ${systolic}` : `${systolic}/${diastolic}`}`).join(" · ")} mmHg`;
