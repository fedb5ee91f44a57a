import type { DeviceProfile } from "@vigil/shared/devices";
import type { ChannelConfig } from "../config/schema.ts";
import type { OpenChannel } from "../ports.ts";
import { serialChannel } from "./serial.ts";
import { tcpChannel } from "./tcp.ts";

/** The channel that a site's configuration names for a device of this profile. */
export function channelFor(config: ChannelConfig, profile: DeviceProfile): OpenChannel {
  if ("serial" in config) {
    const baudRate = config.baudRate ?? profile.line.baudRate;
    return serialChannel(config.serial, { ...profile.line, baudRate });
  }
  const at = config.tcp.lastIndexOf(":");
  return tcpChannel(config.tcp.slice(0, at).replaceAll(/[[\]]/g, ""), Number(config.tcp.slice(at + 1)));
}
