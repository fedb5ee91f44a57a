import { rules, type AlarmView, type Limits } from "@vigil/shared/contracts";
import { clockTimeSeconds } from "./age.ts";
import { announcedWords } from "./announced.ts";
import { pressureStepWords, thresholdWords } from "./recordLimits.ts";
import { holdOf, partsWords, pressureAgainst } from "./sentence.ts";
import { pageWords } from "./sessionWords.ts";
import { spanWords } from "./dates.ts";

/** One line of the answer to "why this alarm": what it tells, and the words. */
export type WhyLine = { name: string; words: string };

/**
 * What made an alarm, for whoever asks: the rule, the reading against its limit, the delay, all limits of that number, why it
 * was heard or not, and the row of the facts or the safety rule it comes from.
 */
export function whyLines(alarm: AlarmView, limits: Limits): readonly WhyLine[] {
  const { words, source } = rules[alarm.rule];
  const steps = stepsOf(alarm, limits);
  const lines: (WhyLine | "nothing")[] = [
    { name: "Rule", words: pageWords(words) },
    { name: "Reading", words: readingWords(alarm) },
    heldWords(alarm, limits),
    { name: "Delay", words: delayWords(alarm) },
    steps === "" ? "nothing" : { name: "Limits", words: steps },
    alarm.was === undefined
      ? "nothing"
      : {
          name: "Was",
          words: `${alarm.was} while it lasted${alarm.phase === "latched" ? "; it ended unanswered and is a message now" : ""}`,
        },
    { name: "Began", words: beganWords(alarm) },
    alarm.announced === undefined ? "nothing" : { name: "Last told", words: announcedWords(alarm.announced) },
    alarm.device === undefined ? "nothing" : { name: "Device", words: alarm.device },
    { name: "Source", words: source },
  ];
  return lines.filter((line) => line !== "nothing");
}

/** The reading against the limit it passed, each with its unit. */
function readingWords({ evidence }: AlarmView): string {
  switch (evidence.kind) {
    case "number": {
      const poor = evidence.quality === "poor" ? ", poor signal" : "";
      const unit = evidence.unit === "" ? "" : ` ${evidence.unit}`;
      return `${evidence.value}${unit}, ${evidence.direction} ${evidence.limit}${unit}${poor}`;
    }
    case "pressure":
      return pressureAgainst(evidence);
    case "several":
      return partsWords(evidence);
    case "words":
      return pageWords(evidence.words);
  }
}

function heldWords(alarm: AlarmView, limits: Limits): WhyLine | "nothing" {
  const held = holdOf(alarm, limits);
  return held === undefined ? "nothing" : { name: "Hold", words: held === 0 ? "none: at once" : spanWords(held) };
}

/** From the event in the patient to the alarm (safety S3). */
function delayWords({ delayMs, kind }: AlarmView): string {
  if (delayMs < 1_000) return "none";
  const span = spanWords(delayMs);
  return kind === "technical" ? span : `${span} in all: the hold, and the device's own averaging where it is known`;
}

function beganWords({ episode, raisedAt }: AlarmView): string {
  const began = clockTimeSeconds(episode);
  return raisedAt === undefined || raisedAt - episode < 1_000
    ? began
    : `${began}; at this step since ${clockTimeSeconds(raisedAt)}`;
}

/** Every step of the number it judges, so that the next worse one is seen; empty where it has none. */
function stepsOf({ condition }: AlarmView, limits: Limits): string {
  switch (condition) {
    case "spo2/low":
      return thresholdWords(limits.spo2Low, "<", "%");
    case "pulse/low":
      return thresholdWords(limits.pulseLow, "<", "/min");
    case "pulse/high":
      return thresholdWords(limits.pulseHigh, ">", "/min");
    case "rr/low":
      return thresholdWords(limits.rrLow, "<", "/min");
    case "rr/high":
      return thresholdWords(limits.rrHigh, ">", "/min");
    case "bp/low":
      return pressureStepWords(limits.bpLow, "<");
    case "bp/high":
      return pressureStepWords(limits.bpHigh, "≥");
    case "sedation":
      return `medium at MOAA/S ${limits.rules.sedation.medium} · high at ${limits.rules.sedation.high}, and at each point further down`;
    default:
      return "";
  }
}
