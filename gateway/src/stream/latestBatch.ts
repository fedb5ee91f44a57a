import { after, Millis, type Instant } from "@vigil/shared/kernel";
import type { LatestItem } from "@vigil/shared/contracts";
import type { Clock } from "../ports.ts";

const AT_MOST_EVERY = Millis(50);

/**
 * Latest values: the first change goes at once, then at most one batch in 50 ms with the newest of each key. Nothing queues:
 * a newer value takes the place of an older one.
 */
export function latestBatch(
  clock: Clock,
  send: (items: LatestItem[]) => void,
): { put(key: string, item: LatestItem): void; stop(): void } {
  let waiting = new Map<string, LatestItem>();
  let openAt: Instant | undefined;
  let callOff: (() => void) | undefined;

  const flush = (): void => {
    callOff = undefined;
    if (waiting.size === 0) return;
    const items = [...waiting.values()];
    waiting = new Map();
    openAt = after(clock.now(), AT_MOST_EVERY);
    send(items);
  };

  return {
    put(key, item) {
      waiting.set(key, item);
      if (callOff !== undefined) return;
      const now = clock.now();
      // Not within this turn: what else it brings joins the same batch.
      callOff = clock.wakeAt(openAt === undefined || openAt <= now ? now : openAt, flush);
    },
    stop() {
      callOff?.();
    },
  };
}
