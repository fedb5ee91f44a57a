import type { DeviceReport } from "@vigil/shared/contracts";

/** How far a profile can be trusted: whose bytes it was read off. */
export function verifiedWords(verified: DeviceReport["verified"]): string {
  switch (verified) {
    case "captured":
      return "verified: captured from a real device";
    case "manual":
      return "verified: manual only";
    case "simulated":
      return "verified: simulator only";
  }
}

/** What was thrown away, by reason: "checksum 3 × (27 bytes)". */
export function discardWords(discards: DeviceReport["discards"]): string {
  const parts = Object.entries(discards).map(([why, { times, bytes }]) => `${why} ${times} × (${bytes} bytes)`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

/** The device's clock beside ours: "42 s behind". Shown, never trusted. */
export function offsetWords(offset: DeviceReport["clockOffsetMs"]): string {
  if (offset === "no clock") return offset;
  const seconds = Math.round(Math.abs(offset) / 1_000);
  if (seconds === 0) return "in step";
  const size =
    seconds < 120
      ? `${seconds} s`
      : seconds < 7_200
        ? `${Math.round(seconds / 60)} min`
        : `${Math.round(seconds / 3_600)} h`;
  return `${size} ${offset < 0 ? "behind" : "ahead"}`;
}
