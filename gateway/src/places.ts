import { DeviceId, type ChairInfo, type DeviceInfo } from "@vigil/shared/contracts";
import type { DeviceProfile } from "@vigil/shared/devices";
import { Minutes, Seconds } from "@vigil/shared/kernel";
import type { SiteConfig } from "./config/schema.ts";
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
  devices.map(({ id, chair }) => {
    const { id: profile, kind, freshForMs, averagingMs, cuff } = profileOf(id);
    return { id, chair, profile, kind, freshForMs, averagingMs, canMeasure: cuff !== undefined };
  });

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
