import { between, Seconds, type Instant } from "@vigil/shared/kernel";
import type { ChairId, DeviceId, DeviceInfo, Envelope, Input } from "@vigil/shared/contracts";
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

type Given = {
  devices: readonly HubDevice[];
  /** Chairs at which somebody was watched when the gateway stopped. */
  watched: ReadonlySet<ChairId>;
  clock: Clock;
  take: TakeInput;
};

/**
 * Notices that devices which share a line were lost together, and tells the loop once; the first of them that is heard again
 * brings the line back. A device on it that goes on speaking says that the line is there. Of a line that is lost it tells
 * again when a watch begins or ends on it: the house knows nothing of chairs but what its inputs say.
 */
export function hubWatch({ devices, watched: before, clock, take }: Given): {
  heard(input: Input): void;
  told(envelopes: readonly Envelope[]): void;
  stop(): void;
} {
  const lost = new Map<DeviceId, Instant>();
  const speaking = new Set<DeviceId>();
  const down = new Set<string>();
  const watched = new Set(before);
  let stopped = false;

  const chairsOf = (hub: string): ChairId[] => [
    ...new Set(devices.filter((one) => one.hub === hub).map(({ chair }) => chair)),
  ];
  const tell = (hub: string, up: boolean): void => {
    if (up) down.delete(hub);
    else down.add(hub);
    const chairs = chairsOf(hub);
    take({ type: "hub.link", hub, chairs, watched: chairs.filter((chair) => watched.has(chair)), up });
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
    told(envelopes) {
      const changed = new Set<ChairId>();
      for (const { event } of envelopes) {
        if (event.type !== "watch.started" && event.type !== "watch.ended") continue;
        if (event.type === "watch.started") watched.add(event.chair);
        else watched.delete(event.chair);
        changed.add(event.chair);
      }
      if (stopped || changed.size === 0) return;
      for (const hub of down) if (chairsOf(hub).some((chair) => changed.has(chair))) tell(hub, false);
    },
    stop() {
      stopped = true;
    },
  };
}
