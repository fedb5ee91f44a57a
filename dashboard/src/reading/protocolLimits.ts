import { givenLimits, type Limits, type Protocol } from "@vigil/shared/contracts";
import { spanWords } from "./dates.ts";
import { pressureStepWords, thresholdWords } from "./recordLimits.ts";
import type { SourcedFact } from "./sourcedFact.ts";

/** The alarm limits a protocol is judged by: the site's with what its route and setting change; and where each comes from. */
export function protocolLimits(site: Limits, protocol: Protocol): readonly SourcedFact[] {
  const limits: Limits = { ...site, ...givenLimits(protocol.limits) };
  const { rules, answer } = limits;
  return [
    { name: "SpO₂ low", words: thresholdWords(limits.spo2Low, "<", "%"), source: "clinical 8, row SpO2; S3, S14" },
    {
      name: "SpO₂, by other rules",
      words: `points × seconds below ${rules.saturationSeconds} · ${rules.threeTimes.count} in ${spanWords(rules.threeTimes.withinMs)} · ${rules.fall.points} below the baseline for ${spanWords(rules.fall.holdMs)} · ${rules.rapid} below the limit at once · oxygen: medium < ${rules.oxygenMedium} · over-reading: medium < ${rules.overRead.medium}, high < ${rules.overRead.high}`,
      source: "clinical 4.3; S3, S7, S8",
    },
    { name: "Pulse low", words: thresholdWords(limits.pulseLow, "<", "/min"), source: "clinical 8, row HR; S6" },
    { name: "Pulse high", words: thresholdWords(limits.pulseHigh, ">", "/min"), source: "clinical 8, row HR; S6" },
    { name: "Breaths low", words: thresholdWords(limits.rrLow, "<", "/min"), source: "clinical 8, row RR / apnoea" },
    { name: "Breaths high", words: thresholdWords(limits.rrHigh, ">", "/min"), source: "clinical 8, row RR; S6" },
    {
      name: "BP low",
      words: `${pressureStepWords(limits.bpLow, "<")} · mean < ${rules.meanBelow} high · systolic < ${Math.round(rules.bpOfBaseline * 100)} % of the baseline medium`,
      source: "clinical 8, row BP low; S6",
    },
    {
      name: "BP high",
      words: `${pressureStepWords(limits.bpHigh, "≥")}; confirmed by a repeat, due in ${spanWords(limits.confirm.repeatDueMs)}, high without one at ${spanWords(limits.confirm.overdueHighMs)}`,
      source: "clinical 8, rows BP; S4",
    },
    {
      name: "Sedation",
      words: `MOAA/S ≤ ${rules.sedation.medium} medium, ≤ ${rules.sedation.high} high; ≤ ${rules.compound.moaas} (with a factor ≤ ${rules.compound.withFactors}) with SpO₂ < ${rules.compound.spo2Below} % or breaths < ${rules.compound.rrBelow}: high`,
      source: "clinical 8, row MOAA/S check; S9",
    },
    { name: "No signal", words: gradeWords(limits.signal), source: "S2" },
    { name: "No signal, recovery", words: gradeWords(limits.signalRecovery), source: "S2" },
    { name: "Link lost, oximeter", words: gradeWords(limits.linkOximeter), source: "clinical 8, row Link loss" },
    { name: "Link lost, cuff", words: gradeWords(limits.linkCuff), source: "clinical 8, row Link loss" },
    {
      name: "Answers",
      words: `sound paused ${spanWords(limits.pauseMs)}, with a reason up to ${spanWords(answer.longPauseMs)} · “I am going” lasts ${spanWords(answer.goingMs)} · told again after ${spanWords(answer.repeatGraveMs)} (SpO₂ < ${answer.graveSpo2}, apnoea, MOAA/S ≤ 2), else ${spanWords(answer.repeatMs)}`,
      source: "clinical 6; S1, S10",
    },
  ];
}

const gradeWords = (steps: Limits["signal"]): string =>
  steps.map(({ afterMs, priority }) => `${priority} at ${spanWords(afterMs)}`).join(" · ");
