import type { Protocol, Timer } from "@vigil/shared/contracts";
import { spanWords } from "./dates.ts";
import { percent, pressureOf, type SourcedFact } from "./sourcedFact.ts";

const BP_AND_BREATHS = "clinical 7; S21";

/** What a protocol asks of a discharge, in numbers (safety S21, clinical 7). */
export function dischargeNumbers({ discharge }: Protocol): readonly SourcedFact[] {
  const { bp, pulse, spo2, rr, score } = discharge;
  return [
    {
      name: "Discharge, time",
      words: `${discharge.timers.map(timerWords).join(" and ")}${discharge.timeOverridable ? "" : ", never earlier"}; + ${spanWords(discharge.factorMs)} with a factor or an antihypertensive before the dose`,
      source: "clinical 7, row Minimum time; S9, S19",
    },
    {
      name: "Discharge, checks",
      words: `two, ${spanWords(discharge.apartMs)} apart, the first up to ${spanWords(discharge.earlyMs)} before the time; what a person found stands ${spanWords(discharge.findingFreshMs)}`,
      source: "clinical 6; S21",
    },
    {
      name: "Discharge, BP",
      words: `two readings ${spanWords(bp.apartMs)} apart, the last at most ${spanWords(bp.freshForMs)} old; systolic ≥ ${bp.systolicLeast}, or ≥ ${bp.systolicLeastNear} within ${percent(bp.nearBaseline)} of the baseline; diastolic ≥ ${bp.diastolicLeast}; ≤ ${percent(bp.ofBaseline)} of the baseline or < ${pressureOf(bp.orBelow)}; never > ${pressureOf(bp.never)} mmHg`,
      source: BP_AND_BREATHS,
    },
    {
      name: "Discharge, pulse",
      words: `${pulse.least} to ${pulse.most} /min, or within ${percent(pulse.nearBaseline)} of a baseline outside that`,
      source: "S21",
    },
    {
      name: "Discharge, SpO₂",
      words: `≥ ${spo2.least} %, or the baseline − ${spo2.belowBaseline}, over ${spanWords(spo2.overMs)} of room air with ${percent(spo2.validShare)} valid`,
      source: "S21",
    },
    {
      name: "Discharge, findings",
      words: `breaths ${rr.least} to ${rr.most} /min · MOAA/S 5 · CADSS-6 ≤ ${discharge.cadss6Most}, or resolved · nausea ≤ ${discharge.nauseaMost} of 10 · ${score.of === "aldrete" ? "Aldrete" : "modified PADSS"} ≥ ${score.least}`,
      source: BP_AND_BREATHS,
    },
    {
      name: "Waiting for the ride",
      words: `somebody looks every ${spanWords(discharge.waitingMs)}`,
      source: "S22",
    },
    ...discharge.followUps.map(({ words, afterMs }) => ({
      name: "Afterwards",
      words: `${words}: after ${spanWords(afterMs)}`,
      source: "clinical 1.1, 7",
    })),
  ];
}

const timerWords = ({ from, ms }: Timer): string => `${spanWords(ms)} from the ${from}`;
