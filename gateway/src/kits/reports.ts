import { kitTopic, type DeviceId, type DeviceReport, type KitDeviceKey } from "@vigil/shared/contracts";
import type { LinkNow } from "../engine/ingest.ts";
import type { Counts } from "./counts.ts";
import type { KitPlace } from "./ports.ts";

type Given = {
  site: string;
  place: KitPlace;
  link: LinkNow;
  clockOffsetMs: DeviceReport["clockOffsetMs"];
  counts: Counts;
  deviceCounts: ReadonlyMap<KitDeviceKey, Counts>;
};

const nameOf = { oximeter: "Oximeter of a home kit", cuff: "Cuff of a home kit" } as const satisfies Record<
  KitDeviceKey,
  string
>;

/** The rows of one kit on the device page: the kit, then each of its devices, which share its link and its clock. */
export function reportsOf({ site, place, link, clockOffsetMs, counts, deviceCounts }: Given): DeviceReport[] {
  const channel = `mqtt ${kitTopic(site, place.id, "status").replace(/\/status$/, "")}`;
  const row = (id: DeviceId, name: string, of: Counts): DeviceReport => ({
    id,
    chair: place.chair,
    profile: "kit",
    name,
    // No kit of hardware has been heard yet.
    verified: "simulated",
    channel,
    ...link,
    ...of.read(),
    dropped: 0,
    clockOffsetMs,
  });
  return [
    row(place.id, "Home kit", counts),
    ...place.devices.flatMap(({ key, id }) => {
      const of = deviceCounts.get(key);
      return of === undefined ? [] : [row(id, nameOf[key], of)];
    }),
  ];
}
