import type { Instant } from "@vigil/shared/kernel";
import type { DeviceReport } from "@vigil/shared/contracts";
import type { Heard } from "@vigil/shared/devices";
import { clockOffset } from "./deviceClock.ts";

type Counts = Pick<DeviceReport, "frames" | "bytes" | "discards" | "dropped" | "opens" | "lastFrameAt" | "lastError">;
type Read = Counts & { clockOffsetMs: DeviceReport["clockOffsetMs"]; identity: string };

export type DeviceCounters = {
  opened(): void;
  bytes(count: number): void;
  heard(heard: Heard, at: Instant): void;
  heardClock(saidAt: string, at: Instant): void;
  failed(words: string, at: Instant): void;
  identified(words: string): void;
  read(): Read;
};

/** What the device page says of one device: everything that came, and everything that was thrown away. */
export function deviceCounters(): DeviceCounters {
  const counts: Counts = {
    frames: 0,
    bytes: 0,
    discards: {},
    dropped: 0,
    opens: 0,
    lastFrameAt: "never",
    lastError: "none",
  };
  let identity = "";
  // Read as a time only when somebody looks: most of what a device says of its clock is replaced unseen.
  let clock: { saidAt: string; at: Instant } | undefined;

  return {
    opened() {
      counts.opens += 1;
    },
    bytes(count) {
      counts.bytes += count;
    },
    heard(heard, at) {
      counts.frames += heard.frames;
      if (heard.frames > 0) counts.lastFrameAt = at;
      for (const discard of heard.discards) {
        const entry = (counts.discards[discard.why] ??= { times: 0, bytes: 0 });
        entry.times += 1;
        entry.bytes += discard.bytes.length;
      }
    },
    heardClock(saidAt, at) {
      clock = { saidAt, at };
    },
    failed(words, at) {
      counts.lastError = { at, words };
    },
    identified(words) {
      identity = words;
    },
    read: () => ({
      ...counts,
      discards: structuredClone(counts.discards),
      clockOffsetMs: clock === undefined ? "no clock" : clockOffset(clock.saidAt, clock.at),
      identity,
    }),
  };
}
