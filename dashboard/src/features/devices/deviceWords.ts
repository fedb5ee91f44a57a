import type { DeviceId, DeviceReport, DeviceView, MqttReport } from "@vigil/shared/contracts";

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

// A kit's message that came late is counted among these, but it was not thrown away (safety S12).
const KEPT = "late";

/** What was thrown away, by reason: "checksum 3 × (27 bytes)". */
export function discardWords(discards: DeviceReport["discards"]): string {
  const parts = Object.entries(discards)
    .filter(([why]) => why !== KEPT)
    .map(([why, { times, bytes }]) => (bytes === 0 ? `${why} ${times} ×` : `${why} ${times} × (${bytes} bytes)`));
  return parts.length === 0 ? "none" : parts.join(", ");
}

/** What came too late to be shown as current; empty where nothing did. */
export function lateWords(discards: DeviceReport["discards"]): string {
  const late = discards[KEPT];
  return late === undefined || late.times === 0 ? "" : `${late.times} late, kept for the trends`;
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

/** What kits or strangers were refused, by reason: "topic of another kit 3 ×". */
export function refusedWords(refused: MqttReport["refused"]): string {
  const parts = Object.entries(refused)
    .filter(([, times]) => times > 0)
    .map(([why, times]) => `${why} ${times} ×`);
  return parts.length === 0 ? "nothing" : parts.join(", ");
}

/** "82 %", "unknown". */
export const batteryWords = (battery: DeviceView["battery"]): string =>
  battery === undefined || battery === "unknown" ? "unknown" : `${battery} %`;

/** Each kit directly before the devices that hang on it; everything else where it was. */
export function withKitsFirst(
  reports: readonly DeviceReport[],
  viaOf: (id: DeviceId) => DeviceId | undefined,
): readonly DeviceReport[] {
  const ids = new Set(reports.map(({ id }) => id));
  const hangsHere = ({ id }: DeviceReport): boolean => {
    const via = viaOf(id);
    return via !== undefined && ids.has(via);
  };
  return reports
    .filter((report) => !hangsHere(report))
    .flatMap((report) => [report, ...reports.filter(({ id }) => id !== report.id && viaOf(id) === report.id)]);
}
