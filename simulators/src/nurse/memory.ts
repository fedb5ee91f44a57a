import { after, type Instant } from "@vigil/shared/kernel";
import type { Plan } from "./plan.ts";
import type { Seen } from "./seen.ts";

/** What a nurse remembers of a place that the screen does not say. */
export type Memory = {
  /** Patients that were treated here. */
  round: number;
  opensAt: Instant;
  wasOpen: boolean;
  /** From when the cuff is worked, and when it was last asked. */
  measuresFrom: Instant;
  askedAt: Instant | "never";
};

/** `from`: when the shift began. */
export const atFirst = (plan: Plan, from: Instant): Memory => ({
  round: 0,
  opensAt: after(from, plan.opensAfter),
  wasOpen: false,
  measuresFrom: after(from, plan.measuresFrom),
  askedAt: "never",
});

/** A session that is over makes the next patient's turn. */
export function remember(memory: Memory, plan: Plan, { session }: Seen, now: Instant): Memory {
  const open = session !== "none" && session.ended === "no";
  if (open === memory.wasOpen) return memory;
  if (open) return { ...memory, wasOpen: true };
  return { ...memory, wasOpen: false, round: memory.round + 1, opensAt: after(now, plan.nextAfter) };
}
