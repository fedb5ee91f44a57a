import { between, Millis, type Instant } from "../../kernel/index.ts";
import type { Evidence, Limits } from "../../contracts/index.ts";
import { spanWords } from "../span.ts";
import type { SaturationSeconds } from "./saturationSeconds.ts";
import { slopeAt, type Slope } from "./slope.ts";
import type { Forced, Judged } from "./threshold.ts";
import type { ThreeTimes } from "./threeTimes.ts";

/** What the rule of depth and time saw: the value that took it over its setting. */
export function deepAndLong(
  { since }: SaturationSeconds,
  { value, averagingMs }: Judged,
  limit: number,
  { rules }: Limits,
  at: Instant,
): Forced {
  const setting = rules.saturationSeconds;
  const sum = { name: "depth and time", value: setting, limit: setting, unit: "%·s", direction: "above" } as const;
  return {
    rule: "spo2 depth and time",
    evidence: several([spo2(value, limit), sum], `SpO2 ${value} %: ${setting} %·s below ${limit} %`),
    delayMs: Millis(between(since, at) + averagingMs),
  };
}

/** What the rule of three times saw. */
export function againAndAgain(
  { counted }: ThreeTimes,
  { value, averagingMs }: Judged,
  limit: number,
  { rules }: Limits,
  at: Instant,
): Forced {
  const { count, withinMs } = rules.threeTimes;
  const times = { name: `times in ${spanWords(withinMs)}`, value: count, limit: count, unit: "" } as const;
  const words = `SpO2 ${value} %: below ${limit} % ${count} times in ${spanWords(withinMs)}`;
  return {
    rule: "spo2 three times",
    evidence: several([spo2(value, limit), { ...times, direction: "above" }], words),
    delayMs: Millis(between(counted[0] ?? at, at) + averagingMs),
  };
}

/** What the rule of a falling slope saw. */
export function falling({ course }: Slope, { rules }: Limits, judged: Judged | "none", at: Instant): Forced | "no" {
  const { perMs, overMs } = rules.slope;
  const slope = slopeAt(course, rules.slope, at);
  if (judged === "none" || slope === "unknown") return "no";
  const words = `SpO2 ${judged.value} %, falling ${Math.round(-slope * 10) / 10} % in ${spanWords(perMs)}`;
  return { rule: "spo2 slope", evidence: { kind: "words", words }, delayMs: Millis(overMs + judged.averagingMs) };
}

type Part = Extract<Evidence, { kind: "several" }>["parts"][number];

const spo2 = (value: number, limit: number): Part => ({ name: "SpO2", value, limit, unit: "%", direction: "below" });

const several = (parts: Part[], words: string): Evidence => ({ kind: "several", parts, words });
