import { bursts, lengthOf, repeatMs, type Audible } from "./burst.ts";
import type { SoundPlan } from "./soundPlan.ts";

/** The last burst, and which alarms it spoke for. Times are the page's own monotonic milliseconds. */
export type Sounded = { priority: Audible; at: number; asks: ReadonlySet<string> } | "nothing yet";

const rank = { low: 1, medium: 2, high: 3 } as const satisfies Record<Audible, number>;

/** Whether nothing that the last burst spoke for asks any more: it was answered or has ended, and its burst with it. */
export const isAnswered = (plan: SoundPlan, sounded: Sounded): boolean =>
  sounded !== "nothing yet" && (plan === "nothing" || !plan.asks.some((ask) => sounded.asks.has(ask)));

/** Whether a burst is due now. A worse priority cuts in; a new alarm of the same priority waits only for the burst to end. */
export function burstDue(plan: SoundPlan, sounded: Sounded, now: number): Audible | "not now" {
  if (plan === "nothing") return "not now";
  if (sounded === "nothing yet") return plan.priority;
  const since = now - sounded.at;
  if (rank[plan.priority] > rank[sounded.priority]) return plan.priority;
  if (since < lengthOf(bursts[sounded.priority])) return "not now";
  const isNew = plan.asks.some((ask) => !sounded.asks.has(ask));
  return isNew || since >= repeatMs[plan.priority] ? plan.priority : "not now";
}

/** What to remember once a burst of `plan` has been started. */
export const afterBurst = (plan: SoundPlan, now: number): Sounded =>
  plan === "nothing" ? "nothing yet" : { priority: plan.priority, at: now, asks: new Set(plan.asks) };
