import { Millis } from "../../kernel/index.ts";
import type { CuffReading, DeviceId, Evidence } from "../../contracts/index.ts";
import { ladder, violates } from "../alarm/ladder.ts";
import { recall } from "../alarm/lifecycle.ts";
import { pressureRules } from "./pressureRules.ts";
import type { ChairTurn } from "./state.ts";
import { keptSubject } from "./subject.ts";

// The words are for one line of a screen; a memory with more than this in it is read in the trend.
const WORDS_KEPT = 120;

/** S12: what a kept reading proves is told once, to be acknowledged, and never sounds as if present. */
export function tellKept(turn: ChairTurn, device: DeviceId, reading: CuffReading): void {
  const { draft } = turn;
  for (const { condition, direction, limits } of pressureRules) {
    if (!ladder(draft.limits[limits]).some((rung) => violates(reading, rung, direction))) continue;
    const subject = keptSubject(draft.id, condition, device);
    const evidence: Evidence = { kind: "words", words: words(draft.alarms[subject.key]?.alarm.evidence, reading) };
    recall(turn, subject, { step: 0, priority: "info", evidence, delayMs: Millis(0) });
  }
}

function words(before: Evidence | undefined, { systolic, diastolic }: CuffReading): string {
  const pressures = `${systolic}/${diastolic}`;
  if (before?.kind !== "words") return `kept by the device from before: ${pressures}`;
  if (before.words.length > WORDS_KEPT)
    return before.words.endsWith("more") ? before.words : `${before.words} and more`;
  return `${before.words}, ${pressures}`;
}
