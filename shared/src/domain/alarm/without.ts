import type { Alarm } from "../../contracts/index.ts";

/** What people said about an alarm, what keeps it silent and whom it called: each may be taken off it. */
type Said = "acknowledged" | "paused" | "inhibited" | "call" | "endedAt" | "was";

/** The alarm without these. */
export function without(alarm: Alarm, ...what: readonly Said[]): Alarm {
  const rest = { ...alarm };
  for (const one of what) delete rest[one];
  return rest;
}
