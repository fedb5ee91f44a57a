import type { Due, Refusal, Session } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { pageWords } from "./sessionWords.ts";
import { ageWords, clockTime, countdown } from "./age.ts";

const HOUR = 3_600_000;

/** What is due, against the gateway's time: `overdue` where somebody is late. */
export type DueRead = { words: string; when: string; overdue: boolean };

// Of the others the instant is the earliest, and nobody is late who takes longer.
const debts: ReadonlySet<Due["what"]> = new Set([
  "bp",
  "breathing and MOAA/S",
  "reply",
  "presence",
  "pump confirmation",
  "planned end",
  "back on monitor",
  "attend",
  "ride",
]);

/** True for what somebody is late with once its instant has passed; else it has merely become possible. */
export const canBeLate = ({ what, overdueAt }: Due): boolean => overdueAt !== "never" || debts.has(what);

export function readDue(due: Due, now: Instant | "unknown"): DueRead {
  const { words: plain, at } = due;
  const words = pageWords(plain);
  if (now === "unknown") return { words, when: `at ${clockTime(at)}`, overdue: false };
  const left = at - now;
  if (left > 0) return { words, when: `in ${spanLeft(left)}`, overdue: false };
  if (!canBeLate(due)) return { words, when: `since ${clockTime(at)}`, overdue: false };
  return { words, when: -left < 2_000 ? "due now" : `overdue ${ageWords(-left)}`, overdue: true };
}

/** "3:20", from an hour on "1 h 05". */
export const spanLeft = (ms: number): string => (ms >= HOUR ? ageWords(ms) : countdown(ms));

/** "baseline is 18 min old, limit 15: from 14:32". */
export const refusalWords = ({ why, from }: Refusal): string =>
  from === "unknown" ? pageWords(why) : `${pageWords(why)} · from ${clockTime(from)}`;

/** The dissociative window (safety S20) as it is now, in words; empty where there is none, or it is over. */
export function windowWords({ window }: Session, now: Instant | "unknown"): string {
  if (window === "none" || now === "unknown") return "";
  if (now < window.from) return `Dissociative window in ${spanLeft(window.from - now)}`;
  if (window.to === "dose goes on") return `Dissociative window: open since ${clockTime(window.from)}`;
  return now < window.to ? `Dissociative window: ${spanLeft(window.to - now)} left` : "";
}

/** True while the dissociative window is open. */
export const isWindowOpen = ({ window }: Session, now: Instant | "unknown"): boolean =>
  window !== "none" && now !== "unknown" && now >= window.from && (window.to === "dose goes on" || now < window.to);
