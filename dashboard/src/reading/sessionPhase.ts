import { hasEnded, type Session, type SessionPhase } from "@vigil/shared/contracts";

/** The phase as the big word of a chair's page, and what is waited for in it. */
export const phaseNames = {
  draft: { title: "Draft", awaited: "the screening and the first cuff reading" },
  screening: { title: "Screening", awaited: "all answers, a second cuff reading, SpO₂ and pulse" },
  held: { title: "Held", awaited: "new readings or answers, or a clinician where the hold is soft" },
  cleared: { title: "Cleared", awaited: "the dose" },
  dosing: { title: "Dosing", awaited: "the end of the dose" },
  paused: { title: "Paused", awaited: "the dose: going on, or stopped" },
  active: { title: "Active", awaited: "MOAA/S 5 and dissociation resolved" },
  recovery: { title: "Recovery", awaited: "the first discharge check" },
  review: { title: "Discharge review", awaited: "complete checks and a signature" },
  emergency: { title: "Emergency", awaited: "the emergency's end, or a transfer" },
  waiting: { title: "Waiting for the ride", awaited: "the ride: somebody looks until it is there" },
  discharged: { title: "Discharged", awaited: "" },
  cancelled: { title: "Cancelled", awaited: "" },
  transferred: { title: "Transferred", awaited: "" },
  "left against advice": { title: "Left against advice", awaited: "" },
  gone: { title: "Gone", awaited: "" },
  "contact lost": { title: "Contact lost", awaited: "" },
  abandoned: { title: "Abandoned", awaited: "" },
} as const satisfies Record<SessionPhase, { title: string; awaited: string }>;

/** How a phase is coloured and shaded: a word always stands beside it. */
export type PhaseTone = "before" | "held" | "dose" | "paused" | "after" | "emergency" | "over";

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
    case "waiting":
      return "after";
    case "emergency":
      return "emergency";
    default:
      return "before";
  }
}

/** "left arm, probe right hand, infusion right arm": where cuff, probe and infusion are (safety S5). */
export const limbWords = ({ limbs }: Session): string =>
  `cuff ${limbs.cuff} · probe ${limbs.probe} · infusion ${limbs.infusion}`;
