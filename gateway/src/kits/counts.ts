import type { Instant } from "@vigil/shared/kernel";
import type { DeviceReport } from "@vigil/shared/contracts";

type Counted = Pick<DeviceReport, "frames" | "bytes" | "discards" | "opens" | "lastFrameAt" | "lastError">;

/** What the device page says of a kit, or of one device on it, since the start. */
export type Counts = {
  taken(bytes: number, at: Instant): void;
  /** `late` and `already stored` are no trouble; the rest is told as the last error. */
  discarded(why: string, bytes: number, at: Instant): void;
  opened(): void;
  read(): Counted;
};

const harmless: ReadonlySet<string> = new Set(["late", "already stored"]);

export function counts(): Counts {
  const counted: Counted = {
    frames: 0,
    bytes: 0,
    discards: {},
    opens: 0,
    lastFrameAt: "never",
    lastError: "none",
  };
  return {
    taken(bytes, at) {
      counted.frames += 1;
      counted.bytes += bytes;
      counted.lastFrameAt = at;
    },
    discarded(why, bytes, at) {
      const entry = (counted.discards[why] ??= { times: 0, bytes: 0 });
      entry.times += 1;
      entry.bytes += bytes;
      if (!harmless.has(why)) counted.lastError = { at, words: why };
    },
    opened() {
      counted.opens += 1;
    },
    read: () => ({ ...counted, discards: structuredClone(counted.discards) }),
  };
}
