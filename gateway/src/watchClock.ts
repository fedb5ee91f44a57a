import { after, Seconds } from "@vigil/shared/kernel";
import type { Clock } from "./ports.ts";

const EVERY = Seconds(1);
const STEP_MS = 500;

/** Tells of a step of the wall clock. It moves no deadline, but a record must say why its times and the clock on the wall part. */
export function watchClock(clock: Clock, stepped: (byMs: number) => void): () => void {
  let drift = clock.wallDrift();
  let callOff = (): void => {};
  const look = (): void => {
    const now = clock.wallDrift();
    if (Math.abs(now - drift) >= STEP_MS) stepped(Math.round(now - drift));
    // Slow drift is no step: each look compares with the one before.
    drift = now;
    callOff = clock.wakeAt(after(clock.now(), EVERY), look);
  };
  callOff = clock.wakeAt(after(clock.now(), EVERY), look);
  return () => callOff();
}
