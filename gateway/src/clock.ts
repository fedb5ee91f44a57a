import { Instant } from "@vigil/shared/kernel";
import type { Clock } from "./ports.ts";

// setTimeout counts in a signed 32-bit integer; a longer wait is cut and asked again.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock: monotonic, anchored to wall time once, when this is called. */
export function systemClock(): Clock {
  const anchor = Date.now() - performance.now();
  const now = (): Instant => Instant(Math.floor(anchor + performance.now()));

  return {
    now,
    wallDrift: () => Date.now() - now(),
    wakeAt(at, wake) {
      let timer: NodeJS.Timeout;
      const arm = (): void => {
        const left = at - now();
        timer = setTimeout(() => (at <= now() ? wake() : arm()), Math.min(Math.max(left, 0), LONGEST_TIMER_MS));
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}
