import type { Millis } from "../kernel/index.ts";

/** A span as a person says it: whole minutes as "15 min", anything else as seconds, "90 s" or "2.5 s". */
export const spanWords = (ms: Millis): string =>
  ms >= 60_000 && ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Math.round(ms / 100) / 10} s`;

/** How much of a span has passed, in the unit of the whole and rounded down, so that it never says more: "35 of 50 min". */
export const passedWords = (passed: Millis, whole: Millis): string => {
  const inMinutes = whole >= 60_000 && whole % 60_000 === 0;
  const amount = Math.max(0, Math.floor(passed / (inMinutes ? 60_000 : 1_000)));
  return `${amount} of ${spanWords(whole)}`;
};
