import type { Instant } from "@vigil/shared/kernel";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const dayInYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const minute = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** "21 Nov 2026", in this browser's zone. */
export const dayWords = (at: Instant): string => day.format(at);

/** "21 Nov", for a line in a table whose head tells the year. */
export const shortDay = (at: Instant): string => dayInYear.format(at);

/** "21 Nov 2026, 14:02", in this browser's zone. */
export const dayTime = (at: Instant): string => `${day.format(at)}, ${minute.format(at)}`;

/** This browser's zone, as "Europe/Berlin". */
export const zoneWords = (): string => minute.resolvedOptions().timeZone;

/** A span of ms, rounded down: "45 s", "12 min 05 s", "1 h 05 min". */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${two(seconds % 60)} s`;
}

const two = (value: number): string => String(value).padStart(2, "0");
