import type { Alarm, Announce } from "../../contracts/index.ts";

type HeardWhy = Extract<Announce, { heard: true }>["why"];

/** Heard for the reason given, unless something that can be seen keeps it silent: then that is the reason. */
export function announceOf(alarm: Alarm, why: HeardWhy): Announce {
  if (alarm.phase === "latched" && alarm.was !== undefined) return { heard: false, why: "message" };
  if (alarm.priority === "info") return { heard: false, why: "information only" };
  if (alarm.acknowledged !== undefined) return { heard: false, why: "acknowledged" };
  if (alarm.paused !== undefined) return { heard: false, why: "paused" };
  if (alarm.inhibited !== undefined) return { heard: false, why: "inhibited" };
  return { heard: true, why };
}
