import type { ChairState, Known } from "../chair/state.ts";
import type { SessionState } from "./state.ts";

/** Of several oximeters the lowest valid saturation, %: they are never averaged (safety S15). */
export function spo2Now({ devices }: ChairState): Extract<Known, { is: "valid" }> | "unknown" {
  let worst: Extract<Known, { is: "valid" }> | "unknown" = "unknown";
  for (const { spo2 } of devices)
    if (spo2.is === "valid" && (worst === "unknown" || spo2.value < worst.value)) worst = spo2;
  return worst;
}

/** The same, where it can prove something: a poor signal is no baseline and no discharge evidence (safety S7). */
export function goodSpo2(chair: ChairState): number | "unknown" {
  const now = spo2Now(chair);
  return now === "unknown" || now.quality === "poor" ? "unknown" : now.value;
}

/** What a device counts of the breathing, the slowest of several, breaths a minute. */
export function breathsNow({ devices }: ChairState): number | "unknown" {
  let slowest: number | "unknown" = "unknown";
  for (const { rr } of devices)
    if (rr.is === "valid" && (slowest === "unknown" || rr.value < slowest)) slowest = rr.value;
  return slowest;
}

/** The pulse of the first oximeter that has a good one, beats a minute. */
export function goodPulse({ devices }: ChairState): number | "unknown" {
  for (const { pulse } of devices) if (pulse.is === "valid" && pulse.quality === "good") return pulse.value;
  return "unknown";
}

/**
 * The live values as far as a judgement depends on them. It is asked at every sample, and the session is judged anew only
 * where it differs, so that a number that wanders inside its limits costs nothing.
 */
export function vitalsOf({ facts, protocol }: SessionState, chair: ChairState): string {
  const spo2 = spo2Now(chair);
  const low =
    spo2 === "unknown" ? "unknown" : `${spo2.quality} ${spo2.value < protocol.noDose.spo2Below ? "low" : "enough"}`;
  return `${low}, ${pulseOf(facts, protocol, chair)}`;
}

function pulseOf(
  { baseline }: SessionState["facts"],
  { discharge }: SessionState["protocol"],
  chair: ChairState,
): string {
  const { least, most, nearBaseline } = discharge.pulse;
  const parts: string[] = [];
  for (const { pulse } of chair.devices) {
    if (pulse.is !== "valid") continue;
    const { value, quality } = pulse;
    const near =
      baseline !== "not yet" && Math.abs(value - baseline.pulse) <= nearBaseline * baseline.pulse ? " near" : "";
    parts.push(`${quality} ${value < least ? "slow" : value > most ? "fast" : "usual"}${near}`);
  }
  return parts.join(", ");
}
