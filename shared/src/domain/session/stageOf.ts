import type { SessionPhase } from "../../contracts/index.ts";

/** Where a phase lies to the dose: what rules of the course ask, whatever the phase is called. */
export type Stage = "before the dose" | "dosing" | "after the dose" | "over";

export function stageOf(phase: SessionPhase): Stage {
  switch (phase) {
    case "draft":
    case "screening":
    case "held":
    case "cleared":
      return "before the dose";
    case "dosing":
    case "paused":
    // Watched as closely as while the drug is given.
    case "emergency":
      return "dosing";
    case "active":
    case "recovery":
    case "review":
    case "waiting":
      return "after the dose";
    case "discharged":
    case "cancelled":
    case "transferred":
    case "left against advice":
    case "gone":
    case "contact lost":
    case "abandoned":
      return "over";
  }
}
