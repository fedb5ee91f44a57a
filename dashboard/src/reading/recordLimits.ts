import { givenLimits, type LimitChanges, type Limits, type SessionRecord } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { spanWords } from "./dates.ts";
import { protocolNumbers } from "./protocolNumbers.ts";
import type { Fact } from "./fact.ts";

/** The numbers a session was judged by, each with its unit; what the protocol adds only where it is known. */
export function recordLimits({ judgedBy: { limits, protocol } }: SessionRecord): readonly Fact[] {
  const own = protocol === "not known" ? {} : givenLimits(protocol.limits);
  return [
    ...alarmLimits({ ...limits, ...own }),
    ...(protocol === "not known"
      ? [{ name: "Protocol", words: "its numbers are not known" }]
      : protocolNumbers(protocol).map(({ name, words }) => ({ name, words }))),
  ];
}

type Some = LimitChanges & Partial<Pick<Limits, "rrLow" | "rrHigh">>;

/** Alarm limits in words, those that are given. */
export function alarmLimits({ spo2Low, pulseLow, pulseHigh, rrLow, rrHigh, bpLow, bpHigh }: Some): readonly Fact[] {
  const facts: (Fact | "none")[] = [
    spo2Low === undefined ? "none" : { name: "SpO₂ low", words: thresholdWords(spo2Low, "<", "%") },
    pulseLow === undefined ? "none" : { name: "Pulse low", words: thresholdWords(pulseLow, "<", "/min") },
    pulseHigh === undefined ? "none" : { name: "Pulse high", words: thresholdWords(pulseHigh, ">", "/min") },
    rrLow === undefined ? "none" : { name: "Breaths low", words: thresholdWords(rrLow, "<", "/min") },
    rrHigh === undefined ? "none" : { name: "Breaths high", words: thresholdWords(rrHigh, ">", "/min") },
    bpLow === undefined ? "none" : { name: "BP low", words: pressureStepWords(bpLow, "<") },
    bpHigh === undefined ? "none" : { name: "BP high", words: pressureStepWords(bpHigh, "≥") },
  ];
  return facts.filter((fact) => fact !== "none");
}

/** How the limits in force changed on the way: of each change only what it changed. */
export function limitChanges({ inForce }: SessionRecord): readonly { from: Instant; why: string; words: string }[] {
  return inForce.map(({ from, limits, why }, index) => {
    const before = inForce[index - 1];
    if (before === undefined) return { from, why, words: "as below" };
    const was = new Map(alarmLimits(before.limits).map(({ name, words }) => [name, words]));
    const changed = alarmLimits(limits).filter(({ name, words }) => was.get(name) !== words);
    return { from, why, words: changed.map(({ name, words }) => `${name}: ${words}`).join("; ") || "as before" };
  });
}

/** "medium < 92 % for 15 s · high < 80 % at once". */
export const thresholdWords = (steps: Limits["spo2Low"], sign: "<" | ">", unit: string): string =>
  steps
    .map(
      ({ limit, holdMs, priority }) =>
        `${priority} ${sign} ${limit} ${unit} ${holdMs === 0 ? "at once" : `for ${spanWords(holdMs)}`}`,
    )
    .join(" · ");

/** "medium ≥ 180/110, high if confirmed · high ≥ 200/120 mmHg". */
export function pressureStepWords(steps: Limits["bpLow"], sign: "<" | "≥"): string {
  const words = steps.map(({ systolic, diastolic, priority, when }) => {
    const limit = diastolic === undefined ? `systolic ${systolic}` : `${systolic}/${diastolic}`;
    return `${priority} ${sign} ${limit}${when === "confirm" ? ", high if confirmed" : ""}`;
  });
  return `${words.join(" · ")} mmHg`;
}
