import type { Alarm } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { agoWords, clockTimeSeconds, countdown } from "./age.ts";
import { isAcknowledged } from "./alarms.ts";

type Now = Instant | "unknown";

/** Somebody said "I am going" and has not been recorded at the patient (safety S10). */
export const isGoing = (alarm: Alarm): boolean => isAcknowledged(alarm) && alarm.acknowledged?.goingUntil !== undefined;

/** "42 s": what is left of "I am going"; "0 s" once it has run out, empty where nobody is on the way. */
export function goingLeft(alarm: Alarm, now: Now): string {
  const until = alarm.acknowledged?.goingUntil;
  if (until === undefined || !isAcknowledged(alarm) || now === "unknown") return "";
  return `${Math.max(0, Math.ceil((until - now) / 1_000))} s`;
}

/** Who answered, and whether they are still on the way. */
export function acknowledgedWords({ acknowledged }: Alarm, left: string): string {
  if (acknowledged === undefined) return "";
  const who = `${acknowledged.by.name} (not verified)`;
  if (acknowledged.goingUntil === undefined) return `Acknowledged by ${who}, ${clockTimeSeconds(acknowledged.at)}`;
  return left === ""
    ? `${who} is going, since ${clockTimeSeconds(acknowledged.at)}`
    : `${who} is going: ${left} to be at the patient`;
}

/** Whose pause, how long it lasts, and why where it lasts longer than an audio pause does. */
export function pausedWords({ paused }: Alarm, now: Now): string {
  if (paused === undefined || now === "unknown") return "";
  const why = paused.reason === undefined ? "" : `: ${paused.reason}`;
  return `Audio paused by ${paused.by.name} (not verified), ${countdown(paused.until - now)} left${why}`;
}

/** Which rule keeps it silent, and until when. */
export function inhibitedWords({ inhibited }: Alarm, now: Now): string {
  if (inhibited === undefined) return "";
  const { by, until } = inhibited;
  if (until === "it ends") return `Not sounded: ${by}, until that ends`;
  return `Not sounded: ${by}, ${now === "unknown" ? `until ${clockTimeSeconds(until)}` : `${countdown(until - now)} left`}`;
}

/** "Called: lead, 14 s ago"; empty while only whoever watches was told. */
export function calledWords({ call }: Alarm, now: Now): string {
  if (call === undefined || call.step === 0) return "";
  return `Called: ${call.role}, ${now === "unknown" ? clockTimeSeconds(call.at) : agoWords(now - call.at)}`;
}
