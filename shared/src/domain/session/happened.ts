import { between, Minutes, type Instant } from "../../kernel/index.ts";
import type { SessionState } from "./state.ts";
import { spanWords } from "../span.ts";

/** S12: what is typed may have happened this long ago. */
const MOST_BACK = Minutes(30);

/**
 * When something happened that is recorded now, or why that cannot be (safety S12). What changes the dose or the phase cannot
 * have happened before the phase began, what is charted not before the session was opened.
 */
export function happenedAt(
  { facts }: SessionState,
  said: Instant | undefined,
  now: Instant,
  of: "phase" | "session",
): Instant | { readonly refused: string } {
  if (said === undefined) return now;
  if (said > now) return { refused: "It cannot have happened after now: correct the time" };
  if (between(said, now) > MOST_BACK)
    return { refused: `It happened more than ${spanWords(MOST_BACK)} ago: that is too far back to record` };
  const began = of === "phase" ? begunAt({ facts }) : (facts.phases[0]?.at ?? facts.since);
  if (said < began) {
    const what = of === "phase" ? `${facts.phase} began` : "the session was opened";
    return { refused: `It cannot have happened before ${what}: correct the time` };
  }
  return said;
}

/** When the phase began in the world: what the pump did may have been recorded later. */
function begunAt({ facts }: Pick<SessionState, "facts">): Instant {
  return facts.dose === "none" ? facts.since : facts.dose.pumpSince;
}
