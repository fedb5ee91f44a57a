import { Millis } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";

/** Charge in %, below a limit: low, then medium (our judgement). What a kit does not know it does not alarm for. */
export function batteryLow(charge: number | "unknown", { low, medium }: Limits["rules"]["battery"]): Finding {
  if (charge === "unknown" || charge >= low) return gone;
  const empty = charge < medium;
  return {
    is: "present",
    step: empty ? 1 : 0,
    priority: empty ? "medium" : "low",
    rule: "battery",
    evidence: {
      kind: "number",
      value: charge,
      limit: empty ? medium : low,
      unit: "%",
      direction: "below",
      quality: "good",
    },
    delayMs: Millis(0),
  };
}
