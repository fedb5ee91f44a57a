import { Millis } from "../../kernel/index.ts";
import type { Judged } from "../alarm/threshold.ts";
import type { DeviceState } from "./state.ts";

/**
 * S15: several oximeters are never averaged; the worst valid value is judged, of poor quality too. `before` comes back where
 * it says the same: it is asked of every sample.
 */
export function worstValid(
  devices: readonly DeviceState[],
  metric: "spo2" | "pulse" | "rr",
  direction: "below" | "above",
  before: Judged | "none",
): Judged | "none" {
  let worst: DeviceState | undefined;
  let value = 0;
  for (const device of devices) {
    const known = device[metric];
    if (known.is !== "valid") continue;
    if (worst !== undefined && (direction === "below" ? known.value >= value : known.value <= value)) continue;
    worst = device;
    value = known.value;
  }
  const known = worst?.[metric];
  if (worst === undefined || known?.is !== "valid") return "none";
  const { quality } = known;
  const averagingMs = averagingOf(worst);
  const same = before !== "none" && before.value === value && before.quality === quality;
  return same && before.averagingMs === averagingMs ? before : { value, quality, averagingMs };
}

/** The device's own averaging, where it is known. */
export const averagingOf = ({ info }: DeviceState): Millis =>
  info.averagingMs === "unknown" ? Millis(0) : info.averagingMs;
