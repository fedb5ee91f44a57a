import type { LocalMs } from "./clockMap.ts";

/** What the page knows of the gateway's heartbeat. While it is not heard no number is current, and the whole page says so. */
export type Heartbeat = "never" | "heard" | "silent";

// The gateway beats once a second: four missed beats are no hiccup of a network (house plan, Heartbeat). With the tick of
// half a second it is said within five.
export const SILENT_AFTER_MS = 4_000;

export function judgeHeartbeat(lastBeat: LocalMs | "never" | "slept", now: LocalMs): Heartbeat {
  if (lastBeat === "never") return "never";
  if (lastBeat === "slept") return "silent";
  return now - lastBeat < SILENT_AFTER_MS ? "heard" : "silent";
}

// A laptop lid: the monotonic clock of some systems stands still in sleep, the wall clock does not.
const SLEPT_MS = 2_000;

/** Whether the machine slept between two ticks: its wall clock went much further than its monotonic one. */
export const hasSlept = (monotonicStep: number, wallStep: number): boolean => wallStep - monotonicStep > SLEPT_MS;
