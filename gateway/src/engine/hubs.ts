import { between, Seconds, type Instant } from "@vigil/shared/kernel";
import type { ChairId, DeviceId, DeviceInfo, Input } from "@vigil/shared/contracts";
import type { Clock, TakeInput } from "../ports.ts";

export type HubDevice = Pick<DeviceInfo, "id" | "chair"> & {
  hub: string;
  /** It speaks only after a reading: that it is thought to be there proves nothing of the line. */
  quiet: boolean;
};

/** Those of the devices that share a line with others. */
export const hubDevicesOf = (devices: readonly DeviceInfo[], isQuiet: (id: DeviceId) => boolean): HubDevice[] =>
  devices.flatMap(({ id, chair, hub }) => (hub === undefined ? [] : [{ id, chair, hub, quiet: isQuiet(id) }]));

/** Lost within this of each other, devices have one cause (safety S13). */
const TOGETHER = Seconds(2);

/**
 * Notices that devices which share a line were lost together, and tells the loop once; the first of them that is heard again
 * brings the line back. A device on it that goes on speaking says that the line is there.
 */
export function hubWatch(devices: readonly HubDevice[], clock: Clock, take: TakeInput): { heard(input: Input): void } {
  const lost = new Map<DeviceId, Instant>();
  const speaking = new Set<DeviceId>();
  const down = new Set<string>();

  const chairsOf = (hub: string): ChairId[] => [
    ...new Set(devices.filter((one) => one.hub === hub).map(({ chair }) => chair)),
  ];
  const tell = (hub: string, up: boolean): void => {
    if (up) down.delete(hub);
    else down.add(hub);
    take({ type: "hub.link", hub, chairs: chairsOf(hub), up });
  };
  const look = (hub: string): void => {
    const its = devices.filter((one) => one.hub === hub);
    if (down.has(hub) || its.some(({ id }) => speaking.has(id))) return;
    const now = clock.now();
    const together = its.filter(({ id }) => {
      const since = lost.get(id);
      return since !== undefined && between(since, now) <= TOGETHER;
    });
    if (together.length >= 2) tell(hub, false);
  };

  return {
    heard(input) {
      if (input.type !== "device.link") return;
      const device = devices.find(({ id }) => id === input.device);
      if (device === undefined) return;
      const { id, hub, quiet } = device;
      if (input.link === "online") {
        lost.delete(id);
        if (!quiet) speaking.add(id);
        if (down.has(hub)) tell(hub, true);
      } else if (input.link !== "stale") {
        speaking.delete(id);
        if (!lost.has(id)) lost.set(id, clock.now());
        look(hub);
      }
    },
  };
}
