import type { VigilEvent } from "@vigil/shared/contracts";

/** Whose event it is: the chair's, or the gateway's own where the event names no chair. The log is filed by it. */
export function subjectOf(event: VigilEvent): string {
  const chair = event.type === "alarm.changed" ? event.alarm.chair : "chair" in event ? event.chair : undefined;
  return chair ?? "gateway";
}
