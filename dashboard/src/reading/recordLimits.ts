import type { Limits, Protocol, SessionRecord } from "@vigil/shared/contracts";
import { spanWords } from "./dates.ts";
import type { Fact } from "./recordFacts.ts";

/** The numbers a session was judged by, each with its unit; what the protocol adds only where it is known. */
export function recordLimits({ judgedBy: { limits, protocol } }: SessionRecord): readonly Fact[] {
  return [
    ...alarmLimits(limits),
    ...(protocol === "not known"
      ? [{ name: "Protocol", words: "its numbers are not known" }]
      : protocolLimits(protocol)),
  ];
}

const alarmLimits = (limits: Limits): readonly Fact[] => [
  { name: "SpO₂ low", words: thresholds(limits.spo2Low, "<", "%") },
  { name: "Pulse low", words: thresholds(limits.pulseLow, "<", "/min") },
  { name: "Pulse high", words: thresholds(limits.pulseHigh, ">", "/min") },
  { name: "BP low", words: pressures(limits.bpLow, "<") },
  { name: "BP high", words: pressures(limits.bpHigh, "≥") },
];

const thresholds = (steps: Limits["spo2Low"], sign: string, unit: string): string =>
  steps
    .map(
      ({ limit, holdMs, priority }) =>
        `${priority} ${sign} ${limit} ${unit} ${holdMs === 0 ? "at once" : `for ${spanWords(holdMs)}`}`,
    )
    .join(" · ");

const pressures = (steps: Limits["bpLow"], sign: string): string =>
  `${steps.map(({ systolic, diastolic, priority }) => `${priority} ${sign} ${diastolic === undefined ? `systolic ${systolic}` : `${systolic}/${diastolic}`}`).join(" · ")} mmHg`;

type Pressure = { systolic: number; diastolic: number };
const of = ({ systolic, diastolic }: Pressure): string => `${systolic}/${diastolic}`;

function protocolLimits({ baseline, hold, noDose, pump, cadence, rise, discharge }: Protocol): readonly Fact[] {
  return [
    {
      name: "Baseline",
      words: `two readings ${spanWords(baseline.apartMs)} apart, within ${baseline.agreeWithin} mmHg; for ${spanWords(baseline.freshForMs)}`,
    },
    {
      name: "Dose held",
      words: `soft > ${of(hold.soft)}, hard > ${of(hold.hard)} mmHg · systolic < ${hold.systolicBelow} · pulse < ${hold.pulseBelow} or > ${hold.pulseAbove} /min · SpO₂ < ${hold.spo2Below} %`,
    },
    {
      name: "No more drug",
      words: `> ${of(noDose.above)} mmHg · SpO₂ < ${noDose.spo2Below} % · MOAA/S ≤ ${noDose.moaasUpTo} · a high alarm`,
    },
    {
      name: "Pump",
      words: `planned ${spanWords(pump.plannedMs)}; medium at ${spanWords(pump.overrunMs)} past the end, or ${spanWords(pump.confirmMs)} without a look at a stop`,
    },
    {
      name: "BP every",
      words: `${spanWords(cadence.dosingMs)} while dosing, ${spanWords(cadence.afterMs)} after, ${spanWords(cadence.alarmMs)} in an alarm; overdue low at × ${cadence.overdueLow}, medium at × ${cadence.overdueMedium}`,
    },
    {
      name: "BP rise",
      words: `${of(rise)} mmHg above the baseline: medium from ${of(rise.onlyFrom)} on, else information`,
    },
    {
      name: "Discharge",
      words: `${spanWords(discharge.leastMs)} after the last dose, two checks ${spanWords(discharge.apartMs)} apart, the first up to ${spanWords(discharge.earlyMs)} earlier`,
    },
    {
      name: "Discharge BP",
      words: `systolic ≥ ${discharge.bp.systolicLeast}, or ≥ ${discharge.bp.systolicLeastNear} within ${percent(discharge.bp.nearBaseline)} of the baseline; diastolic ≥ ${discharge.bp.diastolicLeast}; ≤ ${percent(discharge.bp.ofBaseline)} of the baseline or < ${of(discharge.bp.orBelow)}; never > ${of(discharge.bp.never)} mmHg`,
    },
    {
      name: "Discharge pulse, SpO₂",
      words: `${discharge.pulse.least} to ${discharge.pulse.most} /min, or within ${percent(discharge.pulse.nearBaseline)} of a baseline outside that · SpO₂ ≥ ${discharge.spo2.least} %, or the baseline − ${discharge.spo2.belowBaseline}, over ${spanWords(discharge.spo2.overMs)} of room air with ${percent(discharge.spo2.validShare)} valid`,
    },
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
