import type { Millis } from "@vigil/shared/kernel";

/** Bytes that leave a device at `at`, milliseconds since the simulation began. `note` is for the person who watches. */
export type Out = { at: Millis; bytes: Uint8Array; note?: string };

/** What a device's own calendar shows at an instant of the simulation, in milliseconds of that calendar; it knows no zone. */
export type Calendar = (at: number) => number;

/**
 * A simulated device: bytes on a schedule. It holds no clock; whoever runs it asks `next` when to come again. The same calls
 * give the same bytes, and how often `advance` is called changes nothing.
 */
export type Device = {
  /** Everything that was due up to and including `at` and was not yet given, in order of time. */
  advance(at: Millis): readonly Out[];
  /** What the host said. Call `advance(at)` before and after. */
  hear(bytes: Uint8Array, at: Millis): void;
  next(): Millis | "never";
};
