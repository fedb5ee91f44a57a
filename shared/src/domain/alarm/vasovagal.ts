import { Millis } from "../../kernel/index.ts";
import type { CuffReading, Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";
import { slowest, type Pulses } from "./slowPulse.ts";

/** Low pressure with a slow pulse, of the cuff or of a probe: high (safety S6). */
export function vasovagal({ systolic }: CuffReading, pulses: Pulses, limits: Limits["rules"]["vasovagal"]): Finding {
  const pulse = slowest(pulses, limits.pulseBelow);
  if (systolic >= limits.systolicBelow || pulse === "none") return gone;
  return {
    is: "present",
    step: 0,
    priority: "high",
    rule: "vasovagal",
    evidence: {
      kind: "several",
      parts: [
        { name: "systolic", value: systolic, limit: limits.systolicBelow, unit: "mmHg", direction: "below" },
        { name: "pulse", value: pulse, limit: limits.pulseBelow, unit: "/min", direction: "below" },
      ],
      words: `systolic ${systolic} mmHg with pulse ${pulse}: lay flat, raise the legs`,
    },
    delayMs: Millis(0),
  };
}
