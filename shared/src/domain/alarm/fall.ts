import { Millis, type Instant } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";
import { firstOf } from "./firstOf.ts";
import { heldStatus, judgeHeld, type Held } from "./held.ts";
import type { Side } from "./step.ts";
import type { Judged } from "./threshold.ts";

/** A value so far below the baseline, and the baseline, %. */
export type Fallen = Judged & { readonly baseline: number };

/**
 * SpO2 at least so many points below the patient's own baseline for so long: medium for everyone, whatever the limits are
 * (safety S7). %; without a baseline nothing is judged.
 */
export function judgeFall(
  before: Held<Fallen>,
  baseline: number,
  judged: Judged | "none",
  limits: Limits,
  at: Instant,
): Held<Fallen> {
  const { points, holdMs } = limits.rules.fall;
  const side = sideOf(judged, baseline - points, limits.episodeEnd.margin);
  const mark = judged === "none" ? judged : { ...judged, baseline };
  return judgeHeld(before, side, mark, holdMs, limits, at);
}

// At least so many points: the limit itself is beyond.
function sideOf(judged: Judged | "none", limit: number, margin: number): Side {
  if (judged === "none") return "unknown";
  if (judged.value <= limit) return "beyond";
  return judged.value >= limit + margin ? "inside" : "at the limit";
}

export function fallFinding(fall: Held<Fallen>, { spo2Low, rules }: Limits): Finding {
  const status = heldStatus(fall);
  const step = firstOf(spo2Low, "medium");
  const { beyond } = fall;
  const reached = spo2Low[step];
  if (status === "none" || reached === undefined || beyond === "none") return gone;
  const { value, baseline, averagingMs } = beyond;
  const { points, holdMs } = rules.fall;
  return {
    is: status,
    step,
    priority: reached.priority,
    rule: "spo2 fall",
    evidence: {
      kind: "several",
      parts: [{ name: "SpO2", value, limit: baseline - points, unit: "%", direction: "below" }],
      words: `SpO2 ${value} %, ${Math.round((baseline - value) * 10) / 10} below the baseline of ${baseline} %`,
    },
    delayMs: Millis(holdMs + averagingMs),
  };
}
