import { isDeepStrictEqual } from "node:util";
import type { Instant } from "@vigil/shared/kernel";
import type { VigilEvent } from "@vigil/shared/contracts";

export type Dated = { at: Instant; event: VigilEvent };

/**
 * Holds decisions made now against decisions recorded then, in order. Returns the first place where they part; what follows
 * a parting differs anyway.
 */
export function compareDecisions(now: readonly Dated[], then: readonly Dated[]): { at: Instant; why: string } | "none" {
  for (let place = 0; place < Math.max(now.length, then.length); place += 1) {
    const made = now[place];
    const kept = then[place];
    if (made !== undefined && kept !== undefined && sameDecision(made, kept)) continue;
    const at = made?.at ?? kept?.at;
    if (at === undefined) continue;
    return { at, why: `now ${describe(made)}, recorded ${describe(kept)}` };
  }
  return "none";
}

export const sameDecision = (made: Dated, kept: Dated): boolean =>
  made.at === kept.at && isDeepStrictEqual(made.event, kept.event);

export function describe(decision: Dated | undefined): string {
  if (decision === undefined) return "nothing";
  const { event, at } = decision;
  const when = new Date(at).toISOString();
  if (event.type !== "alarm.changed") return `${event.type} at ${when}`;
  const { alarm, announce } = event;
  return `${alarm.key} ${alarm.phase} step ${alarm.step} ${alarm.priority} (${announce.heard ? "heard" : "not heard"}: ${announce.why}) at ${when}`;
}
