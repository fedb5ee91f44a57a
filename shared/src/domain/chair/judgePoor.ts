import type { DurationStep, Limits } from "../../contracts/index.ts";
import { judgeTrouble } from "../alarm/grading.ts";
import type { ChairTurn, DeviceState } from "./state.ts";
import { settle } from "./settle.ts";

const built = new WeakMap<Limits["rules"], readonly DurationStep[]>();

/** How grave a poor signal grows: low, once a medium has been held as long for it (safety S7). */
export function poorGrades({ rules }: Limits): readonly DurationStep[] {
  const before = built.get(rules);
  if (before !== undefined) return before;
  const grades: readonly DurationStep[] = [{ afterMs: rules.poor.holdMs, priority: "low" }];
  built.set(rules, grades);
  return grades;
}

/** The alarm `signal/poor`: values come, and prove little. While none come the alarm of the lost signal speaks (S2). */
export function judgePoor(turn: ChairTurn, device: DeviceState): void {
  const { spo2, poor } = device;
  const isPoor = spo2.is === "valid" && spo2.quality === "poor";
  if (!isPoor && !poor.trouble) return;
  const there = isPoor || spo2.is === "unavailable";
  const grades = poorGrades(turn.draft.limits);
  const now = judgeTrouble(poor, { there, counts: isPoor, atOnce: false, upTo: grades.length - 1 }, grades, turn.at);
  settle(turn, device, "poor", now, grades, isPoor ? wordsOf(device) : "");
}

const wordsOf = ({ perfusion }: DeviceState): string =>
  perfusion === "unknown" ? "weak signal" : `weak signal, perfusion index ${perfusion.value} %`;
