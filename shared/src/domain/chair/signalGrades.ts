import type { DurationStep } from "../../contracts/index.ts";
import type { ChairState } from "./state.ts";

/** How grave a lost signal grows: slower once the dose has worn off (safety S2). Whoever has no session is watched closely. */
export function signalGrades({ session, limits }: Pick<ChairState, "session" | "limits">): readonly DurationStep[] {
  if (session === "no session") return limits.signal;
  const { phase } = session.facts;
  return phase === "recovery" || phase === "review" || phase === "waiting" ? limits.signalRecovery : limits.signal;
}
