import { DeviceId, type ChairInfo, type DeviceInfo } from "@vigil/shared/contracts";
import type { DeviceProfile } from "@vigil/shared/devices";
import { Minutes, Seconds } from "@vigil/shared/kernel";
import { isLoopback } from "./config/isLoopback.ts";
import type { DeviceConfig, SiteConfig } from "./config/schema.ts";
import { kitDeviceId, type KitPlace } from "./kits/ports.ts";

/** Chairs in the order of the configuration, then homes in theirs. */
export const placesOf = ({ chairs, homes }: SiteConfig): ChairInfo[] => [
  ...chairs.map((chair): ChairInfo => ({ ...chair, place: "chair" })),
  ...homes.map((home): ChairInfo => ({ ...home, place: "home" })),
];

export const kitPlacesOf = ({ kits }: SiteConfig): KitPlace[] =>
  kits.map(({ id, home, devices }) => ({
    id,
    chair: home,
    devices: devices.map((key) => ({ key, id: DeviceId.parse(kitDeviceId(id, key)) })),
  }));

/** What the engine must know of the devices on a line. */
export const lineDevicesOf = ({ devices }: SiteConfig, profileOf: (device: DeviceId) => DeviceProfile): DeviceInfo[] =>
  devices.map((device) => {
    const { id, chair } = device;
    const { id: profile, kind, freshForMs, averagingMs, cuff } = profileOf(id);
    const hub = hubOf(device);
    const shared = hub === undefined ? {} : { hub };
    return { id, chair, profile, kind, freshForMs, averagingMs, canMeasure: cuff !== undefined, ...shared };
  });

/** What a device shares with others: as it is written, or the serial device server that its line goes through (safety S13). */
function hubOf({ hub, channel }: DeviceConfig): string | undefined {
  if (hub !== undefined || !("tcp" in channel)) return hub;
  const host = channel.tcp.slice(0, channel.tcp.lastIndexOf(":"));
  // Ports of this machine are programs of their own.
  return isLoopback(host.replace(/^\[|\]$/g, "")) ? undefined : host.slice(0, 80);
}

// A kit says an oximeter's values once a second; with a home's network between, one may be a few late. A reading of a cuff
// stands as long as that of the clinic's cuff.
const KIT_FRESH = { oximeter: Seconds(6), cuff: Minutes(15) } as const;

/** What the engine must know of kits, and of what hangs on each. */
export const kitDevicesOf = (places: readonly KitPlace[]): DeviceInfo[] =>
  places.flatMap(({ id: kit, chair, devices }) => [
    // A kit itself says no number: nothing of it can be stale.
    { ...common(kit, chair), kind: "kit" as const, freshForMs: KIT_FRESH.cuff, canMeasure: false },
    ...devices.map(({ key, id }) => ({
      ...common(id, chair),
      kind: key,
      freshForMs: KIT_FRESH[key],
      canMeasure: key === "cuff",
      via: kit,
    })),
  ]);

const common = (id: DeviceId, chair: DeviceInfo["chair"]) => ({
  id,
  chair,
  profile: "kit",
  averagingMs: "unknown" as const,
});
