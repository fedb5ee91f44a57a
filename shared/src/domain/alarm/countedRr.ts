import { Millis } from "../../kernel/index.ts";
import { unitOf, type Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";

const NO_BREATH = 0;

const sides = {
  "rr/low": { limits: "rrLow", direction: "below", rule: "rr below limit" },
  "rr/high": { limits: "rrHigh", direction: "above", rule: "rr above limit" },
} as const;

/**
 * Breaths that a person counted, a minute, by the steps of the device's limits and without their hold: whoever counted has
 * waited already (clinical 8, row RR / apnoea). It stands until the next count. No breath at
 * all is worse than beyond the last of these limits (safety S1): it is heard, whatever was said about a few.
 */
export function countedRr(condition: keyof typeof sides, counted: number | "not recorded", limits: Limits): Finding {
  if (counted === "not recorded") return gone;
  const { direction, rule, limits: name } = sides[condition];
  const steps = limits[name];
  const sign = direction === "below" ? 1 : -1;
  const step = steps.findLastIndex(({ limit }) => (limit - counted) * sign > 0);
  const reached = steps[step];
  if (reached === undefined) return gone;
  return {
    is: "present",
    step: counted === NO_BREATH ? step + 1 : step,
    priority: reached.priority,
    rule,
    evidence: {
      kind: "several",
      parts: [{ name: "breaths counted", value: counted, limit: reached.limit, unit: unitOf.rr, direction }],
      words: `${counted} breaths a minute, counted`,
    },
    delayMs: Millis(0),
  };
}
