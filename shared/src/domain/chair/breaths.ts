import { countedRr } from "../alarm/countedRr.ts";
import type { Finding } from "../alarm/finding.ts";
import { thresholdFinding, type ThresholdRule } from "../alarm/threshold.ts";
import { gravest } from "../alarm/gravest.ts";
import { countedOf } from "./found.ts";
import type { ChairState } from "./state.ts";

type Condition = "rr/low" | "rr/high";

const breathRules = {
  "rr/low": { metric: "rr", direction: "below", limits: "rrLow", rule: "rr below limit" },
  "rr/high": { metric: "rr", direction: "above", limits: "rrHigh", rule: "rr above limit" },
} as const satisfies Record<Condition, ThresholdRule>;

/** What a device and a person say of the breathing together: one alarm, by the graver of the two (safety S3). */
export function breathsFinding(chair: ChairState, condition: Condition): Finding {
  const rule = breathRules[condition];
  const ofDevice = thresholdFinding(chair[rule.limits], rule, chair.limits);
  return gravest([ofDevice, countedRr(condition, countedOf(chair), chair.limits)]);
}
