import type { AlarmCondition, ChairId, DeviceId, EventName } from "../../contracts/index.ts";
import type { Subject } from "../alarm/finding.ts";
import { chairKey, eventKey, typedKey } from "../alarm/key.ts";

export function patientSubject(chair: ChairId, condition: AlarmCondition): Subject {
  return { key: chairKey(chair, condition), chair, condition, kind: "physiological" };
}

/** What a session asks of people, not of the patient: a reading, a check, a look at the pump. */
export function sessionSubject(
  chair: ChairId,
  condition: "bp/overdue" | "check/overdue" | "presence" | "waiting" | "pump" | "monitor/off" | "station",
): Subject {
  return { key: chairKey(chair, condition), chair, condition, kind: "technical" };
}

/** What a value that comes late can prove. */
export type KeptCondition = "spo2/low" | "pulse/low" | "pulse/high" | "rr/low" | "rr/high" | "bp/high" | "bp/low";

/** Who tells late: a device that had kept it, or a person who types it in. */
export type KeptBy = DeviceId | "typed";

/** What was kept from before: beside the present alarm of the same condition, never in its place (safety S12). */
export function keptSubject(chair: ChairId, condition: KeptCondition, device: KeptBy): Subject {
  if (device === "typed") return { key: typedKey(chair, condition), chair, condition, kind: "physiological" };
  return { key: chairKey(chair, condition, device), chair, device, condition, kind: "physiological" };
}

export function deviceSubject(
  chair: ChairId,
  condition: "signal" | "signal/poor" | "link" | "cuff" | "battery" | "clock",
  device: DeviceId,
): Subject {
  return { key: chairKey(chair, condition, device), chair, device, condition, kind: "technical" };
}

/** What somebody charted has its own key by what it was. */
export function eventSubject(chair: ChairId, what: EventName): Subject {
  return { key: eventKey(chair, what), chair, condition: "event", kind: "physiological" };
}
