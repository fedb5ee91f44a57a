import type { SessionPhase } from "../../contracts/index.ts";

/** Where a phase lies to the dose: what rules of the course ask, whatever the phase is called. */
export type Stage = "before the dose" | "dosing" | "after the dose" | "over";

export function stageOf(phase: SessionPhase): Stage {
  switch (phase) {
    case "new":
    case "baseline":
    case "held":
    case "cleared":
      return "before the dose";
    case "dosing":
    case "paused":
      return "dosing";
    case "active":
    case "recovery":
    case "review":
      return "after the dose";
    case "discharged":
    case "cancelled":
    case "transferred":
    case "left against advice":
    case "abandoned":
      return "over";
  }
}
