import { Millis, type Instant } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";
import { heldStatus, judgeHeld, type Held } from "./held.ts";

/** The lowest and the highest of the valid oximeters, %. */
export type Spread = { readonly lowest: number; readonly highest: number };

/** How two oximeters on one patient differ, as words. */
export type Differ = Held<string>;

/**
 * Two oximeters so many points apart for so long: one of them is wrong, or on somebody else (safety S15). With fewer than two
 * valid nothing is known, and what was raised stays (S2).
 */
export function judgeDiffer(before: Differ, spread: Spread | "unknown", limits: Limits, at: Instant): Differ {
  const { points, holdMs } = limits.rules.differ;
  if (spread === "unknown") return judgeHeld(before, "unknown", "none", holdMs, limits, at);
  const apart = spread.highest - spread.lowest;
  if (apart < points) {
    const side = apart <= points - limits.episodeEnd.margin ? "inside" : "at the limit";
    return judgeHeld(before, side, "none", holdMs, limits, at);
  }
  const words = `${spread.lowest} % and ${spread.highest} %: ${apart} apart, ${points} or more are too many`;
  return judgeHeld(before, "beyond", words, holdMs, limits, at);
}

export function differFinding(differ: Differ, { rules }: Limits, averagingMs: Millis): Finding {
  const status = heldStatus(differ);
  if (status === "none") return gone;
  return {
    is: status,
    step: 0,
    priority: "medium",
    rule: "probes differ",
    evidence: { kind: "words", words: differ.beyond },
    delayMs: Millis(rules.differ.holdMs + averagingMs),
  };
}
