import type { Alarm } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";

/** A high alarm of this chair that was raised and is not cleared, acknowledged or not; the first there is. */
export function highOf({ alarms }: ChairState): Alarm | "none" {
  for (const { alarm } of Object.values(alarms))
    if (alarm.priority === "high" && alarm.phase !== "pending") return alarm;
  return "none";
}
