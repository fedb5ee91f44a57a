import type { LocalMs } from "./clockMap.ts";

/** What the page knows of the gateway's heartbeat. From `late` on no number is current; `silent` is said over the whole page. */
export type Heartbeat = "never" | "heard" | "late" | "silent";

// The gateway beats once a second: four missed beats are no hiccup of a network (house plan, Heartbeat).
export const LATE_AFTER_MS = 4_000;
export const SILENT_AFTER_MS = 5_000;

export function judgeHeartbeat(lastBeat: LocalMs | "never", now: LocalMs): Heartbeat {
  if (lastBeat === "never") return "never";
  const age = now - lastBeat;
  return age < LATE_AFTER_MS ? "heard" : age < SILENT_AFTER_MS ? "late" : "silent";
}

// A laptop lid: the monotonic clock of some systems stands still in sleep, the wall clock does not.
const SLEPT_MS = 2_000;

/** Whether the machine slept between two ticks: its wall clock went much further than its monotonic one. */
export const hasSlept = (monotonicStep: number, wallStep: number): boolean => wallStep - monotonicStep > SLEPT_MS;
