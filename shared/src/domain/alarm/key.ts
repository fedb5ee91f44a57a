import {
  ChairId,
  type Act,
  type AlarmCondition,
  type AlarmKey,
  type DeviceId,
  type EventName,
} from "../../contracts/index.ts";

/** `<chair>/<condition>`, and `<chair>/<condition>/<device>` for what belongs to one device. */
export const chairKey = (chair: ChairId, condition: AlarmCondition, device?: DeviceId): AlarmKey =>
  made(device === undefined ? `${chair}/${condition}` : `${chair}/${condition}/${device}`);

/** What people typed in late: no device has such an id. */
export const typedKey = (chair: ChairId, condition: AlarmCondition): AlarmKey => made(`${chair}/${condition}/typed_in`);

/** Each kind of charted event is a condition of its own (safety S1). */
export const eventKey = (chair: ChairId, what: EventName): AlarmKey =>
  made(`${chair}/event/${what.replaceAll(" ", "-")}`);

/** A line that many devices share. */
export const hubKey = (hub: string): AlarmKey => made(`gateway/hub/${hub}`);

export const gatewayKey = (condition: AlarmCondition): AlarmKey => made(`gateway/${condition}`);

// Made of parts that were parsed at their edges, many times a second: to parse it again would cost more than to judge.
const made = (key: string): AlarmKey => key as AlarmKey;

/**
 * Who answers a command: a chair's own engine, or the gateway for its own alarms, for stations and for an engine that has
 * failed, which can no longer speak for itself.
 */
export function subjectOfAct(act: Act): ChairId | "gateway" {
  if ("chair" in act) return act.chair;
  if (act.type === "station.armed") return "gateway";
  const [owner, condition] = act.key.split("/");
  if (owner === "gateway" || condition === "engine") return "gateway";
  const chair = ChairId.safeParse(owner);
  return chair.success ? chair.data : "gateway";
}
