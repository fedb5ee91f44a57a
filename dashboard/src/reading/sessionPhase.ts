import { hasEnded, type Session, type SessionPhase } from "@vigil/shared/contracts";

/** The phase as the big word of a chair's page, and what is waited for in it. */
export const phaseNames = {
  new: { title: "New", awaited: "the first cuff reading" },
  baseline: { title: "Baseline", awaited: "a second cuff reading, SpO₂ and pulse" },
  held: { title: "Held", awaited: "new readings, or a clinician where the hold is soft" },
  cleared: { title: "Cleared", awaited: "the pump" },
  dosing: { title: "Dosing", awaited: "the pump's end" },
  paused: { title: "Paused", awaited: "the pump: running again, or stopped" },
  active: { title: "Active", awaited: "MOAA/S 5 and dissociation resolved" },
  recovery: { title: "Recovery", awaited: "the first discharge check" },
  review: { title: "Discharge review", awaited: "complete checks and a signature" },
  discharged: { title: "Discharged", awaited: "" },
  cancelled: { title: "Cancelled", awaited: "" },
  transferred: { title: "Transferred", awaited: "" },
  "left against advice": { title: "Left against advice", awaited: "" },
  abandoned: { title: "Abandoned", awaited: "" },
} as const satisfies Record<SessionPhase, { title: string; awaited: string }>;

/** How a phase is coloured and shaded: a word always stands beside it. */
export type PhaseTone = "before" | "held" | "dose" | "paused" | "after" | "over";

export function toneOf(phase: SessionPhase): PhaseTone {
  if (hasEnded(phase)) return "over";
  switch (phase) {
    case "held":
      return "held";
    case "dosing":
      return "dose";
    case "paused":
      return "paused";
    case "active":
    case "recovery":
    case "review":
      return "after";
    default:
      return "before";
  }
}

/** "left arm, probe right hand, infusion right arm": where cuff, probe and infusion are (safety S5). */
export const limbWords = ({ limbs }: Session): string =>
  `cuff ${limbs.cuff} · probe ${limbs.probe} · infusion ${limbs.infusion}`;
