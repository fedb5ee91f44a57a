import { Millis } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";

/**
 * The last MOAA/S that was recorded, at or below a limit (clinical 8, row MOAA/S check): it stands until a higher one. Each
 * point further down is a worse step, and heard (safety S1).
 */
export function sedation(moaas: number | "not recorded", { medium, high }: Limits["rules"]["sedation"]): Finding {
  if (moaas === "not recorded" || moaas > Math.max(medium, high)) return gone;
  const deep = moaas <= high;
  return {
    is: "present",
    step: deep ? 1 + high - moaas : 0,
    priority: deep ? "high" : "medium",
    rule: "sedation",
    evidence: {
      kind: "several",
      parts: [{ name: "MOAA/S", value: moaas, limit: deep ? high : medium, unit: "", direction: "below" }],
      words: `MOAA/S ${moaas}: ${deep ? high : medium} or less`,
    },
    delayMs: Millis(0),
  };
}
