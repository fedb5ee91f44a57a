import { Millis } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { firstOf } from "./firstOf.ts";
import type { Forced, Judged } from "./threshold.ts";

/** SpO2 so far below the medium limit that nothing is waited for (clinical 4.3, Rapid desat): the first high step, at once. */
export function rapidFall({ spo2Low, rules }: Limits, judged: Judged | "none"): Forced | "no" {
  const medium = firstOf(spo2Low, "medium");
  if (judged === "none") return "no";
  const limit = (spo2Low[medium]?.limit ?? -Infinity) - rules.rapid;
  if (judged.value >= limit) return "no";
  const { value, quality, averagingMs } = judged;
  return {
    rule: "spo2 rapid",
    evidence: { kind: "number", value, limit, unit: "%", direction: "below", quality },
    delayMs: Millis(averagingMs),
  };
}
