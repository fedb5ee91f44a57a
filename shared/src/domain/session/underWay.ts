import type { Instant } from "../../kernel/index.ts";
import type { SessionPhase } from "../../contracts/index.ts";
import { stageOf } from "./stageOf.ts";
import type { SessionState } from "./state.ts";

/** Since when a patient under the drug is watched by schedule: from the first dose to the signature. */
export function underWaySince({ facts: { dose, phase } }: SessionState): Instant | "not under way" {
  if (dose === "none" || !isUnderWay(phase)) return "not under way";
  return dose.startedAt;
}

// Waiting for a ride has its own rhythm (safety S22).
function isUnderWay(phase: SessionPhase): boolean {
  const stage = stageOf(phase);
  return phase !== "waiting" && (stage === "dosing" || stage === "after the dose");
}
