import type { AlarmCondition, ChairView, Priority } from "@vigil/shared/contracts";
import { raisedOf } from "../reading/alarms.ts";

const metricOf: Partial<Record<AlarmCondition, "spo2" | "pulse" | "bp">> = {
  "spo2/low": "spo2",
  "pulse/low": "pulse",
  "pulse/high": "pulse",
  "bp/low": "bp",
  "bp/high": "bp",
  "bp/rise": "bp",
  "bp/vasovagal": "bp",
  "bp/paradox": "bp",
};

/** The worst priority of an active alarm on this number, for its colour. A latched one is of a number that has passed. */
export function alarmOn(chair: ChairView, metric: "spo2" | "pulse" | "bp"): Priority | undefined {
  return raisedOf(chair.alarms).find((alarm) => alarm.phase === "active" && metricOf[alarm.condition] === metric)
    ?.priority;
}
