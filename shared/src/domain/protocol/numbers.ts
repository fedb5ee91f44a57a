import type { Protocol } from "../../contracts/index.ts";
import { iv } from "./iv.ts";

/** One number of a protocol and its bounds, both allowed. mmHg, beats a minute, %, or a share of 1. */
export type NumberRule = {
  readonly path: string;
  readonly of: (protocol: Protocol) => number;
  readonly from: number;
  readonly to: number;
};

type Row = readonly [path: string, of: NumberRule["of"], strictest: number];

// What is shipped is the loosest (S14: a site may be stricter); the strictest is our judgement of what can still be meant.
const rows: readonly Row[] = [
  ["baseline.agreeWithin", ({ baseline }) => baseline.agreeWithin, 2],
  ["hold.hard.systolic", ({ hold }) => hold.hard.systolic, 120],
  ["hold.hard.diastolic", ({ hold }) => hold.hard.diastolic, 75],
  ["hold.systolicBelow", ({ hold }) => hold.systolicBelow, 110],
  ["hold.pulseBelow", ({ hold }) => hold.pulseBelow, 60],
  ["hold.pulseAbove", ({ hold }) => hold.pulseAbove, 90],
  ["hold.spo2Below", ({ hold }) => hold.spo2Below, 97],
  ["noDose.above.systolic", ({ noDose }) => noDose.above.systolic, 120],
  ["noDose.above.diastolic", ({ noDose }) => noDose.above.diastolic, 75],
  ["noDose.spo2Below", ({ noDose }) => noDose.spo2Below, 97],
  // At 5 nobody could ever be given more.
  ["noDose.moaasUpTo", ({ noDose }) => noDose.moaasUpTo, 4],
  // With no slack a reading would be overdue while its cuff still inflates.
  ["cadence.overdueLow", ({ cadence }) => (cadence.overdueLow === "never" ? 1.1 : cadence.overdueLow), 1.1],
  ["cadence.overdueMedium", ({ cadence }) => cadence.overdueMedium, 1.1],
  ["rise.systolic", ({ rise }) => rise.systolic, 10],
  ["rise.diastolic", ({ rise }) => rise.diastolic, 5],
  ["rise.onlyFrom.systolic", ({ rise }) => rise.onlyFrom.systolic, 100],
  ["rise.onlyFrom.diastolic", ({ rise }) => rise.onlyFrom.diastolic, 60],
  ["discharge.bp.systolicLeast", ({ discharge }) => discharge.bp.systolicLeast, 110],
  ["discharge.bp.systolicLeastNear", ({ discharge }) => discharge.bp.systolicLeastNear, 110],
  ["discharge.bp.nearBaseline", ({ discharge }) => discharge.bp.nearBaseline, 0],
  ["discharge.bp.diastolicLeast", ({ discharge }) => discharge.bp.diastolicLeast, 60],
  ["discharge.bp.ofBaseline", ({ discharge }) => discharge.bp.ofBaseline, 1],
  ["discharge.bp.orBelow.systolic", ({ discharge }) => discharge.bp.orBelow.systolic, 120],
  ["discharge.bp.orBelow.diastolic", ({ discharge }) => discharge.bp.orBelow.diastolic, 75],
  ["discharge.bp.never.systolic", ({ discharge }) => discharge.bp.never.systolic, 120],
  ["discharge.bp.never.diastolic", ({ discharge }) => discharge.bp.never.diastolic, 75],
  ["discharge.pulse.least", ({ discharge }) => discharge.pulse.least, 60],
  ["discharge.pulse.most", ({ discharge }) => discharge.pulse.most, 90],
  ["discharge.pulse.nearBaseline", ({ discharge }) => discharge.pulse.nearBaseline, 0],
  ["discharge.spo2.least", ({ discharge }) => discharge.spo2.least, 97],
  ["discharge.spo2.belowBaseline", ({ discharge }) => discharge.spo2.belowBaseline, 0],
  ["discharge.spo2.validShare", ({ discharge }) => discharge.spo2.validShare, 1],
  ["discharge.nauseaMost", ({ discharge }) => discharge.nauseaMost, 0],
];

export const numberRules: readonly NumberRule[] = [
  ...rows.map(([path, of, strictest]) => {
    const shipped = of(iv);
    return { path, of, from: Math.min(shipped, strictest), to: Math.max(shipped, strictest) };
  }),
  // A soft hold is a clinician's to clear, up to the hard one.
  { path: "hold.soft.systolic", of: ({ hold }) => hold.soft.systolic, from: 120, to: iv.hold.hard.systolic },
  { path: "hold.soft.diastolic", of: ({ hold }) => hold.soft.diastolic, from: 75, to: iv.hold.hard.diastolic },
];
