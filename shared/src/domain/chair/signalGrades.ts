import type { DurationStep } from "../../contracts/index.ts";
import { isAwake } from "../session/phases.ts";
import type { ChairState } from "./state.ts";

/**
 * How grave a lost signal grows: slower once the dose has worn off (safety S2). Whoever has no session is watched closely, and
 * so is whoever came to recovery early, or fell asleep there: the drug is not gone yet.
 */
export function signalGrades({ session, limits }: Pick<ChairState, "session" | "limits">): readonly DurationStep[] {
  if (session === "no session") return limits.signal;
  const { phase } = session.facts;
  const late = phase === "recovery" || phase === "review" || phase === "waiting";
  return late && isAwake(session) ? limits.signalRecovery : limits.signal;
}
