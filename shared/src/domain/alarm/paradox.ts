import { Millis } from "../../kernel/index.ts";
import type { CuffReading, Evidence, Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";
import { slowest, type Pulses } from "./slowPulse.ts";

/** What a person found that makes a high pressure a matter of the brain. */
export type Brain = {
  /** The highest MOAA/S before, and the last. */
  readonly moaas: { readonly from: number; readonly to: number } | "not recorded";
  readonly headache: boolean;
};

type Part = Extract<Evidence, { kind: "several" }>["parts"][number];

/** High pressure with a slow pulse, falling consciousness or severe headache: high (safety S6). */
export function paradox(
  { systolic }: CuffReading,
  pulses: Pulses,
  { moaas, headache }: Brain,
  { systolicFrom, pulseBelow, moaasDrop }: Limits["rules"]["paradox"],
): Finding {
  if (systolic < systolicFrom) return gone;
  const parts: Part[] = [{ name: "systolic", value: systolic, limit: systolicFrom, unit: "mmHg", direction: "above" }];
  const words: string[] = [];
  const pulse = slowest(pulses, pulseBelow);
  if (pulse !== "none") {
    parts.push({ name: "pulse", value: pulse, limit: pulseBelow, unit: "/min", direction: "below" });
    words.push(`pulse ${pulse}`);
  }
  if (moaas !== "not recorded" && moaas.from - moaas.to >= moaasDrop) {
    parts.push({
      name: "drop of MOAA/S",
      value: moaas.from - moaas.to,
      limit: moaasDrop,
      unit: "",
      direction: "above",
    });
    words.push(`MOAA/S ${moaas.to} after ${moaas.from}`);
  }
  if (headache) words.push("severe headache");
  if (words.length === 0) return gone;
  return {
    is: "present",
    step: 0,
    priority: "high",
    rule: "paradox",
    evidence: { kind: "several", parts, words: `systolic ${systolic} mmHg with ${words.join(", ")}` },
    delayMs: Millis(0),
  };
}
