import type { Limits } from "../../contracts/index.ts";
import { milderThanBefore, neverReaches, notFurther, outside, type Fault } from "./fault.ts";

type Bound = readonly [path: string, of: (limits: Limits) => number, from: number, to: number];

// Stricter than the default to the loosest that may be meant. Where safety names a number it is the loosest: S3, S6, S7, S8,
// S10, S11, S15, S16; clinical 4.3 and 8 for the rest. The other end is our judgement.
const bounds: readonly Bound[] = [
  ["rules.saturationSeconds", ({ rules }) => rules.saturationSeconds, 10, 100],
  ["rules.threeTimes.count", ({ rules }) => rules.threeTimes.count, 2, 3],
  ["rules.threeTimes.withinMs", ({ rules }) => rules.threeTimes.withinMs, 60_000, 300_000],
  ["rules.threeTimes.deep", ({ rules }) => rules.threeTimes.deep, 1, 2],
  ["rules.threeTimes.longMs", ({ rules }) => rules.threeTimes.longMs, 1_000, 3_000],
  ["rules.rapid", ({ rules }) => rules.rapid, 5, 10],
  ["rules.fall.points", ({ rules }) => rules.fall.points, 2, 4],
  ["rules.fall.holdMs", ({ rules }) => rules.fall.holdMs, 5_000, 30_000],
  ["rules.slope.points", ({ rules }) => rules.slope.points, 0.5, 1],
  ["rules.slope.perMs", ({ rules }) => rules.slope.perMs, 20_000, 60_000],
  ["rules.slope.overMs", ({ rules }) => rules.slope.overMs, 40_000, 120_000],
  ["rules.slope.samples", ({ rules }) => rules.slope.samples, 20, 40],
  ["rules.slope.upTo", ({ rules }) => rules.slope.upTo, 90, 98],
  ["rules.overRead.medium", ({ rules }) => rules.overRead.medium, 94, 95],
  ["rules.overRead.high", ({ rules }) => rules.overRead.high, 90, 92],
  ["rules.oxygenMedium", ({ rules }) => rules.oxygenMedium, 94, 95],
  ["rules.poor.perfusionIndex", ({ rules }) => rules.poor.perfusionIndex, 0.1, 1],
  ["rules.poor.holdMs", ({ rules }) => rules.poor.holdMs, 0, 30_000],
  ["rules.differ.points", ({ rules }) => rules.differ.points, 2, 4],
  ["rules.differ.holdMs", ({ rules }) => rules.differ.holdMs, 5_000, 30_000],
  ["rules.twoPeople.apart", ({ rules }) => rules.twoPeople.apart, 10, 20],
  ["rules.twoPeople.times", ({ rules }) => rules.twoPeople.times, 1, 2],
  ["rules.slowBaseline.from", ({ rules }) => rules.slowBaseline.from, 45, 55],
  ["rules.slowBaseline.to", ({ rules }) => rules.slowBaseline.to, 45, 55],
  ["rules.slowBaseline.less", ({ rules }) => rules.slowBaseline.less, 0, 10],
  ["rules.slowBaseline.floor", ({ rules }) => rules.slowBaseline.floor, 40, 50],
  ["rules.bpOfBaseline", ({ rules }) => rules.bpOfBaseline, 0.7, 0.9],
  ["rules.meanBelow", ({ rules }) => rules.meanBelow, 60, 75],
  ["rules.vasovagal.systolicBelow", ({ rules }) => rules.vasovagal.systolicBelow, 90, 100],
  ["rules.vasovagal.pulseBelow", ({ rules }) => rules.vasovagal.pulseBelow, 50, 60],
  ["rules.paradox.systolicFrom", ({ rules }) => rules.paradox.systolicFrom, 160, 180],
  ["rules.paradox.pulseBelow", ({ rules }) => rules.paradox.pulseBelow, 50, 60],
  ["rules.paradox.moaasDrop", ({ rules }) => rules.paradox.moaasDrop, 1, 2],
  ["rules.twoRising.each", ({ rules }) => rules.twoRising.each, 5, 20],
  ["rules.twoRising.share", ({ rules }) => rules.twoRising.share, 0.1, 0.3],
  ["rules.twoRising.repeatMs", ({ rules }) => rules.twoRising.repeatMs, 60_000, 300_000],
  ["rules.sedation.medium", ({ rules }) => rules.sedation.medium, 3, 4],
  ["rules.sedation.high", ({ rules }) => rules.sedation.high, 2, 3],
  ["rules.compound.moaas", ({ rules }) => rules.compound.moaas, 3, 4],
  ["rules.compound.withFactors", ({ rules }) => rules.compound.withFactors, 4, 4],
  ["rules.compound.spo2Below", ({ rules }) => rules.compound.spo2Below, 92, 95],
  ["rules.compound.rrBelow", ({ rules }) => rules.compound.rrBelow, 10, 12],
  ["rules.apnoeaMs", ({ rules }) => rules.apnoeaMs, 10_000, 20_000],
  ["rules.cuffExcuse.spo2From", ({ rules }) => rules.cuffExcuse.spo2From, 94, 98],
  ["rules.cuffExcuse.forMs", ({ rules }) => rules.cuffExcuse.forMs, 0, 60_000],
  ["rules.cuffExcuse.times", ({ rules }) => rules.cuffExcuse.times, 1, 2],
  ["rules.cuffExcuse.withinMs", ({ rules }) => rules.cuffExcuse.withinMs, 600_000, 3_600_000],
  ["rules.battery.low", ({ rules }) => rules.battery.low, 10, 50],
  ["rules.battery.medium", ({ rules }) => rules.battery.medium, 5, 30],
  ["rules.clockOffMs", ({ rules }) => rules.clockOffMs, 10_000, 600_000],
  ["rules.offMonitor.allowedMs", ({ rules }) => rules.offMonitor.allowedMs, 60_000, 300_000],
  ["rules.offMonitor.highAfterMs", ({ rules }) => rules.offMonitor.highAfterMs, 30_000, 120_000],
  ["rules.offMonitor.spo2From", ({ rules }) => rules.offMonitor.spo2From, 94, 98],
  ["answer.goingMs", ({ answer }) => answer.goingMs, 15_000, 60_000],
  ["answer.repeatGraveMs", ({ answer }) => answer.repeatGraveMs, 15_000, 60_000],
  ["answer.repeatMs", ({ answer }) => answer.repeatMs, 60_000, 180_000],
  ["answer.graveSpo2", ({ answer }) => answer.graveSpo2, 85, 92],
  ["answer.longPauseMs", ({ answer }) => answer.longPauseMs, 120_000, 600_000],
];

export const ruleBounds: readonly Bound[] = bounds;

/** All faults of the numbers of rules that are no plain threshold. */
export function checkRules(limits: Limits): readonly Fault[] {
  const { rules, rrLow, rrHigh } = limits;
  const grades = rules.station.map(({ priority }) => priority);
  return [
    ...bounds.flatMap(([path, of, from, to]) => outside(path, of(limits), from, to)),
    ...rrLow.flatMap(({ limit }, index) => outside(`rrLow[${index}].limit`, limit, 6, 14)),
    ...rrHigh.flatMap(({ limit }, index) => outside(`rrHigh[${index}].limit`, limit, 18, 35)),
    ...ladderFaults("rrLow", rrLow, "down"),
    ...ladderFaults("rrHigh", rrHigh, "up"),
    ...rules.station.flatMap(({ afterMs }, index) => outside(`rules.station[${index}].afterMs`, afterMs, 0, 120_000)),
    ...notFurther(
      "rules.station",
      "afterMs",
      rules.station.map(({ afterMs }) => afterMs),
      "up",
    ),
    ...milderThanBefore("rules.station", grades),
    ...neverReaches("rules.station", grades, "high"),
    ...notBelow("rules.battery.medium", rules.battery.medium, rules.battery.low, "low"),
    ...notBelow("rules.sedation.high", rules.sedation.high, rules.sedation.medium, "medium"),
    ...notBelow("rules.compound.moaas", rules.compound.moaas, rules.compound.withFactors, "withFactors"),
  ];
}

function ladderFaults(name: "rrLow" | "rrHigh", steps: Limits["rrLow"], way: "up" | "down"): readonly Fault[] {
  const priorities = steps.map(({ priority }) => priority);
  return [
    ...steps.flatMap(({ holdMs }, index) => outside(`${name}[${index}].holdMs`, holdMs, 0, 120_000)),
    ...notFurther(
      name,
      "limit",
      steps.map(({ limit }) => limit),
      way,
    ),
    ...milderThanBefore(name, priorities),
    ...neverReaches(name, priorities, "high"),
  ];
}

function notBelow(path: string, value: number, most: number, what: string): readonly Fault[] {
  return value <= most
    ? []
    : [{ path, why: `${value} is above ${most}, its ${what}`, remedy: `write ${most} or less` }];
}
