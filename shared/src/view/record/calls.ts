import {
  conditionNames,
  type AlarmCondition,
  type AlarmKey,
  type Envelope,
  type RecordRow,
} from "../../contracts/index.ts";
import { at, rowOf } from "./row.ts";

/** Whom alarms called after whoever watches, and which calls reached nobody (safety S10). */
export function callRows(envelopes: readonly Envelope[]): RecordRow[] {
  const conditions = new Map<AlarmKey, AlarmCondition>();
  const rows: RecordRow[] = [];
  for (const { at: when, event } of envelopes) {
    if (event.type === "alarm.changed") conditions.set(event.alarm.key, event.alarm.condition);
    else if (event.type === "alarm.called" || event.type === "call.undelivered") {
      const condition = conditions.get(event.key);
      const name = condition === undefined ? event.key : conditionNames[condition];
      const words =
        event.type === "alarm.called"
          ? `Calls the ${event.role}, step ${event.step + 1} (${event.why}): ${name}`
          : `Nobody was reached by step ${event.step + 1} (${event.why}): ${name}`;
      rows.push(rowOf(at(when), "call", words, event.type === "alarm.called" ? "rule" : "gateway"));
    }
  }
  return rows;
}
