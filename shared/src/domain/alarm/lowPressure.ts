import { Millis } from "../../kernel/index.ts";
import type { CuffReading, Limits, Priority } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";
import type { Rung } from "./ladder.ts";

type Numbers = Pick<Limits["rules"], "meanBelow" | "bpOfBaseline">;

/** Mean pressure, mmHg: the cuff's own, or reckoned as (systolic + 2 diastolic) / 3. */
export function meanPressure({ mean, systolic, diastolic }: CuffReading): { value: number; reckoned: boolean } {
  if (mean !== "unavailable") return { value: mean, reckoned: false };
  return { value: Math.round((systolic + 2 * diastolic) / 3), reckoned: true };
}

/** Mean below its limit: high (safety S6). */
export function meanLow(reading: CuffReading, rungs: readonly Rung[], { meanBelow }: Numbers): Finding {
  const { value, reckoned } = meanPressure(reading);
  if (value >= meanBelow) return gone;
  const from = reckoned ? ", reckoned: the cuff gave no mean" : "";
  const words = `mean ${value} mmHg of ${reading.systolic}/${reading.diastolic}${from}`;
  return {
    is: "present",
    step: firstOf(rungs, "high"),
    priority: "high",
    rule: "bp mean low",
    evidence: {
      kind: "several",
      parts: [{ name: "mean pressure", value, limit: meanBelow, unit: "mmHg", direction: "below" }],
      words,
    },
    delayMs: Millis(0),
  };
}

/** Systolic below a share of the baseline's: medium (safety S6). Of no baseline there is no share. */
export function belowBaseline(
  { systolic }: CuffReading,
  baseline: number | "unknown",
  rungs: readonly Rung[],
  { bpOfBaseline }: Numbers,
): Finding {
  if (baseline === "unknown") return gone;
  // To a tenth: a share of a whole number of mmHg is shown as it is judged.
  const limit = Math.round(bpOfBaseline * baseline * 10) / 10;
  if (systolic >= limit) return gone;
  const words = `systolic ${systolic} mmHg, baseline ${baseline}: below ${Math.round(bpOfBaseline * 100)} %`;
  return {
    is: "present",
    step: firstOf(rungs, "medium"),
    priority: "medium",
    rule: "bp below baseline",
    evidence: {
      kind: "several",
      parts: [{ name: "systolic", value: systolic, limit, unit: "mmHg", direction: "below" }],
      words,
    },
    delayMs: Millis(0),
  };
}

/** The mildest rung of this priority: there is always one, or the limits would have been refused. */
function firstOf(rungs: readonly Rung[], wanted: Priority): number {
  const step = rungs.findIndex(({ priority }) => priority === wanted);
  return step < 0 ? rungs.length - 1 : step;
}
