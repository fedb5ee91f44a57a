import type { Instant } from "@vigil/shared/kernel";

/** Age in words: "now" up to 2 s, then "12 s", "4 min", "1 h 05". `ms` below 0 is a clock's small error and reads "now". */
export function ageWords(ms: number): string {
  if (ms < 2_000) return "now";
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}

export const ageAt = (at: Instant, now: Instant | "unknown"): string =>
  now === "unknown" ? "age unknown" : ageWords(now - at);

/** "12 s ago", "just now". */
export function agoWords(ms: number): string {
  const words = ageWords(ms);
  return words === "now" ? "just now" : `${words} ago`;
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const clockSeconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** Time of day in this browser's zone, as 14:02. */
export const clockTime = (at: Instant): string => clock.format(at);
export const clockTimeSeconds = (at: Instant): string => clockSeconds.format(at);

/** A time that is left, as 1:05. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
