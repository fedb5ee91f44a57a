import type { DeviceReport } from "@vigil/shared/contracts";
import type { Device } from "../engine/ingest.ts";

/** One row of the device page. */
export function reportOf({ id, chair, profile, channel, counters, link }: Device): DeviceReport {
  const { identity, ...counts } = counters.read();
  const { name, verified } = profile;
  return {
    id,
    chair,
    profile: profile.id,
    name: identity === "" ? name : `${name} (${identity})`,
    verified,
    channel,
    ...link(),
    ...counts,
  };
}
