import type { Millis } from "@vigil/shared/kernel";

/** A kit's own clock: milliseconds of the Unix epoch as it believes them, at an instant of the simulation. */
export type KitClock = (at: Millis) => number;

/** `offsetMs` ahead of the true time and `driftPpm` millionths too fast; `zero` is the true time at which the simulation began. */
export const kitClock =
  (zero: () => number, offsetMs: number, driftPpm: number): KitClock =>
  (at) =>
    Math.max(0, Math.round(zero() + offsetMs + at * (1 + driftPpm / 1_000_000)));
