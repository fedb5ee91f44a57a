import type { Known } from "./state.ts";

/** Whether a device says that it is on nobody: what must be seen before a probe counts for a new patient (safety S15). */
export const isOff = (known: Known): boolean =>
  known.is === "unavailable" &&
  (known.because === "probe off" || known.because === "sensor disconnected" || known.because === "searching for pulse");
