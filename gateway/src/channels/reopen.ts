import { Millis } from "@vigil/shared/kernel";
import type { Channel, ChannelEvents, OpenChannel } from "../ports.ts";

/** One try at a line. `lost` is called exactly once, whether it never opened or went away later. */
export type Line = { send(bytes: Uint8Array): boolean; hold(held: boolean): void; close(): Promise<void> };
export type TryLine = (events: { opened(): void; bytes(chunk: Uint8Array): void; lost(why: string): void }) => Line;

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/** Keeps a line open for ever: after a loss it tries again with backoff, from half a second up to ten. */
export function reopening(name: string, tryLine: TryLine): OpenChannel {
  return (events: ChannelEvents): Channel => {
    let line: Line | undefined;
    let timer: NodeJS.Timeout | undefined;
    let retryMs = FIRST_RETRY_MS;
    let closed = false;

    const open = (): void => {
      let lost = false;
      line = tryLine({
        opened() {
          if (!closed && !lost) events.opened();
        },
        bytes(chunk) {
          // A line that opens but says nothing may be the wrong one: only bytes prove it, and end the backoff.
          retryMs = FIRST_RETRY_MS;
          if (!closed && !lost) events.bytes(chunk);
        },
        lost(why) {
          if (closed || lost) return;
          lost = true;
          line = undefined;
          events.lost({ why }, Millis(retryMs));
          timer = setTimeout(open, retryMs);
          retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
        },
      });
    };
    open();

    return {
      name,
      send: (bytes) => line?.send(bytes) ?? false,
      hold: (held) => line?.hold(held),
      async close() {
        closed = true;
        clearTimeout(timer);
        await line?.close();
      },
    };
  };
}
