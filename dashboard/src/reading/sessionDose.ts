import type { Dose } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";

const MINUTE = 60_000;

/** Whole minutes of a span, never more than have passed. */
export const minutesOf = (ms: number): number => Math.max(0, Math.floor(ms / MINUTE));

/** How long the pump has run, without its pauses, ms; "unknown" while the gateway's time is. */
export function pumpRanMs(dose: Dose, now: Instant | "unknown"): number | "unknown" {
  if (dose.pump !== "running") return dose.ranMs;
  return now === "unknown" ? "unknown" : dose.ranMs + Math.max(0, now - dose.pumpSince);
}

/** "pump running 12 of 40 min", "pump paused at 12 of 40 min", "pump stopped after 40 min". */
export function pumpWords(dose: Dose, now: Instant | "unknown"): string {
  const ran = pumpRanMs(dose, now);
  const minutes = ran === "unknown" ? "?" : minutesOf(ran);
  switch (dose.pump) {
    case "running":
      return `pump running ${minutes} of ${minutesOf(dose.plannedMs)} min`;
    case "paused":
      return `pump paused at ${minutes} of ${minutesOf(dose.plannedMs)} min`;
    case "stopped":
      return `pump stopped after ${minutes} min`;
  }
}

/** A number as a person types it, with a comma or a point; "not a number" where it is none or not above nothing. */
export function typedNumber(text: string): number | "not a number" {
  const plain = text.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(plain)) return "not a number";
  const value = Number(plain);
  return value > 0 ? value : "not a number";
}

/** mg/kg to two places, as it is shown. */
export const mgPerKgWords = (mgPerKg: number): string => `${mgPerKg.toFixed(2)} mg/kg`;

/** A change beyond this share of the last dose is asked again (safety S23). */
const ASK_AGAIN = 0.25;

/** "60 % more", "30 % less" where the new dose differs so much from the last that it is asked again; else "as last time". */
export function doseChange(lastMgPerKg: number, mgPerKg: number): string {
  const share = (mgPerKg - lastMgPerKg) / lastMgPerKg;
  if (Math.abs(share) <= ASK_AGAIN + 1e-9) return "as last time";
  return `${Math.round(Math.abs(share) * 100)} % ${share > 0 ? "more" : "less"}`;
}
