import type { Instant } from "@vigil/shared/kernel";
import type { Heartbeat } from "../link/heartbeat.ts";

/** What the page judges ages by: the gateway's time as this browser reckons it, and whether the gateway still beats. */
export type PageTime = {
  now: Instant | "unknown";
  heartbeat: Heartbeat;
  /** Milliseconds since the last beat; unknown before the first and after the machine slept. */
  silentFor: number | "unknown";
};

/** While this is false no number on the page is current, whatever its age. */
export const isHeard = (time: PageTime): time is PageTime & { now: Instant; heartbeat: "heard" } =>
  time.heartbeat === "heard" && time.now !== "unknown";

/** Why nothing can be current, in words. */
export const whyUnheard = (time: PageTime): string =>
  time.heartbeat === "silent" ? "gateway silent" : time.heartbeat === "never" ? "no gateway yet" : "checking the clock";
