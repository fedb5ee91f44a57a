import type { ChairView, CuffReading } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { isHeard, whyUnheard, type PageTime } from "./pageTime.ts";

/** A cuff reading as it may be shown. Only `current` may stand as the pressure; a `stale` one is small and labelled. */
export type Pressure =
  | { state: "current"; reading: CuffReading; at: Instant }
  | { state: "stale"; reading: CuffReading; at: Instant; why: string }
  | { state: "none"; why: string };

export function readPressure(chair: ChairView, time: PageTime): Pressure {
  const { bp } = chair;
  if (bp === "no reading") {
    if (chair.notPatient !== undefined) return { state: "none", why: "the last was not the patient’s" };
    const cuffs = Object.values(chair.devices).filter((device) => device.kind === "cuff");
    return { state: "none", why: cuffs.length === 0 ? "no cuff" : "no reading yet" };
  }
  const { reading, at } = bp;
  if (!isHeard(time)) return { state: "stale", reading, at, why: whyUnheard(time) };
  // Kept by the device from before we listened: true, but not of now (safety S12).
  if (bp.late) return { state: "stale", reading, at, why: "kept from before" };
  // A reading begins a watch, so one from before it, or from a watch that was ended, is of whoever sat here then.
  if (chair.watchedSince === "not watched") return { state: "stale", reading, at, why: "nobody is watched" };
  if (at < chair.watchedSince) return { state: "stale", reading, at, why: "before this watch" };
  return time.now - at > bp.freshForMs
    ? { state: "stale", reading, at, why: "too old" }
    : { state: "current", reading, at };
}

/** "128/76 (93)"; a mean the cuff did not say is left out. */
export const pressureWords = ({ systolic, diastolic, mean }: CuffReading): string =>
  mean === "unavailable" ? `${systolic}/${diastolic}` : `${systolic}/${diastolic} (${mean})`;

/** What the cuff is doing, where it is worth a word. */
export function cuffWords(cuff: ChairView["cuff"]): string {
  switch (cuff.is) {
    case "idle":
      return "";
    case "measuring":
      return "measuring…";
    case "failed":
      return `failed: ${cuff.because}`;
  }
}
