import { between, Minutes, type Instant } from "@vigil/shared/kernel";
import type { ChairId, DeviceId, Input } from "@vigil/shared/contracts";
import type { Clock, TakeInput } from "../ports.ts";
import { clockOffset } from "./deviceClock.ts";

type Device = { chair: ChairId; device: DeviceId };

export type ClockTeller = {
  /** A device was heard: what it said of the time is compared with ours. */
  heard(input: Input): void;
  /** The clock of a device is known to be this far from ours, ms. */
  offset(of: Device, offsetMs: number): void;
};

// A drift of seconds is the line's own delay, and what a cuff says is to the minute.
const MOVED_MS = 10_000;
// Our judgement: a clock is looked at, and told of, now and then and not at every reading.
const APART = Minutes(1);

/**
 * Tells the loop how far the clocks of devices are from ours: when one has moved by more than 10 s since it was told, at most
 * once a minute.
 */
export function clockTeller(clock: Clock, take: TakeInput): ClockTeller {
  // Until it is told otherwise a clock is believed to be right.
  const told = new Map<DeviceId, { offsetMs: number; at: Instant }>();
  const looked = new Map<DeviceId, Instant>();

  const offset: ClockTeller["offset"] = ({ chair, device }, offsetMs) => {
    const at = clock.now();
    const before = told.get(device);
    if (Math.abs(offsetMs - (before?.offsetMs ?? 0)) <= MOVED_MS) return;
    if (before !== undefined && between(before.at, at) < APART) return;
    told.set(device, { offsetMs, at });
    take({ type: "device.clock", chair, device, offsetMs: Math.round(offsetMs) });
  };

  return {
    offset,
    heard(input) {
      if (!("saidAt" in input) || input.saidAt === undefined) return;
      // What was kept from before, or came through a kit, was not said now.
      if (input.kit !== undefined || (input.type === "cuff.result" && input.late)) return;
      const at = clock.now();
      const before = looked.get(input.device);
      if (before !== undefined && between(before, at) < APART) return;
      const off = clockOffset(input.saidAt, at);
      if (off === "no clock") return;
      looked.set(input.device, at);
      offset(input, off);
    },
  };
}
