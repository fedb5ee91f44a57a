import type { AlarmCondition, ChairView, Priority } from "@vigil/shared/contracts";
import { isRaised, raisedOf } from "../reading/alarms.ts";

const metricOf: Partial<Record<AlarmCondition, "spo2" | "pulse" | "bp">> = {
  "spo2/low": "spo2",
  "pulse/low": "pulse",
  "pulse/high": "pulse",
  "bp/low": "bp",
  "bp/high": "bp",
};

/** The worst priority of a raised alarm on this number, for its colour; the banner says the words. */
export function alarmOn(chair: ChairView, metric: "spo2" | "pulse" | "bp"): Priority | undefined {
  return raisedOf(chair.alarms).find((alarm) => isRaised(alarm) && metricOf[alarm.condition] === metric)?.priority;
}
