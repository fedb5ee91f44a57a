import { ChairId, type Act, type AlarmCondition, type AlarmKey, type DeviceId } from "../../contracts/index.ts";

/** `<chair>/<condition>`, and `<chair>/<condition>/<device>` for what belongs to one device. */
export const chairKey = (chair: ChairId, condition: AlarmCondition, device?: DeviceId): AlarmKey =>
  made(device === undefined ? `${chair}/${condition}` : `${chair}/${condition}/${device}`);

export const gatewayKey = (condition: AlarmCondition): AlarmKey => made(`gateway/${condition}`);

// Made of parts that were parsed at their edges, many times a second: to parse it again would cost more than to judge.
const made = (key: string): AlarmKey => key as AlarmKey;

/**
 * Who answers a command: a chair's own engine, or the gateway for its own alarms, for stations and for an engine that has
 * failed, which can no longer speak for itself.
 */
export function subjectOfAct(act: Act): ChairId | "gateway" {
  switch (act.type) {
    case "patient.seen":
    case "patient.left":
    case "bp.measure":
    case "bp.stop":
    case "session.open":
    case "session.clear":
    case "session.stopEarly":
    case "session.oxygen":
    case "session.end":
    case "dose.start":
    case "dose.pause":
    case "dose.resume":
    case "dose.stop":
    case "dose.confirm":
    case "findings.record":
    case "discharge.check":
    case "discharge.sign":
      return act.chair;
    case "station.armed":
      return "gateway";
    case "alarm.acknowledge":
    case "alarm.pause":
    case "alarm.resume": {
      const [owner, condition] = act.key.split("/");
      if (owner === "gateway" || condition === "engine") return "gateway";
      const chair = ChairId.safeParse(owner);
      return chair.success ? chair.data : "gateway";
    }
  }
}
