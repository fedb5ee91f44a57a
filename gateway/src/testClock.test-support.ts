import { after, Instant, type Millis } from "@vigil/shared/kernel";
import type { Clock } from "./ports.ts";

/** A clock under a test's hand: time stands still until it is moved, and wakes come in order, each at its own instant. */
export type TestClock = Clock & {
  advance(by: Millis): void;
  /** The wall clock steps; `now` does not. */
  step(byMs: number): void;
  /** How many wakes are armed. */
  armed(): number;
};

// 2026-11-21 10:00:00 UTC.
export const MORNING = Instant(1_795_255_200_000);

export function testClock(start: Instant = MORNING): TestClock {
  let now = start;
  let drift = 0;
  let wakes: { at: Instant; wake: () => void }[] = [];

  return {
    now: () => now,
    wallDrift: () => drift,
    wakeAt(at, wake) {
      const armed = { at, wake };
      wakes.push(armed);
      return () => {
        wakes = wakes.filter((one) => one !== armed);
      };
    },
    advance(by) {
      const until = after(now, by);
      for (;;) {
        const next = wakes.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        wakes = wakes.filter((one) => one !== next);
        now = next.at > now ? next.at : now;
        next.wake();
      }
      now = until;
    },
    step(byMs) {
      drift += byMs;
    },
    armed: () => wakes.length,
  };
}
