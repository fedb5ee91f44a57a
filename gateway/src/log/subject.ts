import type { ChairId, VigilEvent } from "@vigil/shared/contracts";

/** Whose event it is: the chair's, or the gateway's own where the event names no chair. The log is filed by it. */
export function subjectOf(event: VigilEvent): string {
  return chairOf(event) ?? "gateway";
}

function chairOf(event: VigilEvent): ChairId | undefined {
  switch (event.type) {
    case "alarm.changed":
      return event.alarm.chair;
    case "chart.recorded":
      return event.line.chair;
    case "followup.changed":
      return event.followUp.chair;
    default:
      return "chair" in event ? event.chair : undefined;
  }
}
