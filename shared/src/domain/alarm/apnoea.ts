import { Millis, type Instant } from "../../kernel/index.ts";
import { unitOf, type Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";
import { heldStatus, judgeHeld, type Held } from "./held.ts";
import type { Side } from "./step.ts";
import type { Judged } from "./threshold.ts";

/** What a device said while it counted no breath. */
export type Apnoea = Held<Judged>;

/** Breaths a minute. Only nothing at all is no breath: an averaged rate between it and one is a breath, and low (`rr/low`). */
const NO_BREATH = 0;
const ONE_BREATH = 1;

/** A device that counts no breath for so long: high (clinical 8, row RR / apnoea). Without a device nothing is known. */
export const judgeApnoea = (before: Apnoea, judged: Judged | "none", limits: Limits, at: Instant): Apnoea =>
  judgeHeld(before, sideOf(judged, limits.episodeEnd.margin), judged, limits.rules.apnoeaMs, limits, at);

function sideOf(judged: Judged | "none", margin: number): Side {
  if (judged === "none") return "unknown";
  if (judged.value <= NO_BREATH) return "beyond";
  return judged.value >= ONE_BREATH + margin ? "inside" : "at the limit";
}

export function apnoeaFinding(apnoea: Apnoea, { rules }: Limits): Finding {
  const status = heldStatus(apnoea);
  const { beyond } = apnoea;
  if (status === "none" || beyond === "none") return gone;
  const { value, quality, averagingMs } = beyond;
  return {
    is: status,
    step: 0,
    priority: "high",
    rule: "apnoea",
    evidence: { kind: "number", value, limit: ONE_BREATH, unit: unitOf.rr, direction: "below", quality },
    delayMs: Millis(rules.apnoeaMs + averagingMs),
  };
}
