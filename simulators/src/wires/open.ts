import { unreachable } from "@vigil/shared/kernel";
import { ptyWire } from "./pty.ts";
import { tcpWire } from "./tcp.ts";
import type { Wire, WireAddress, WireEvents } from "./wire.ts";

/** Throws Trouble when the address cannot be had. */
export function openWire(address: WireAddress, events: WireEvents): Promise<Wire> {
  switch (address.kind) {
    case "tcp":
      return tcpWire(address.host, address.port, events);
    case "pty":
      return ptyWire(address.path, events);
    default:
      return unreachable(address);
  }
}
