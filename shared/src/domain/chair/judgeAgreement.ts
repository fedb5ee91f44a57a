import { Millis } from "../../kernel/index.ts";
import { differFinding, judgeDiffer, type Spread } from "../alarm/differ.ts";
import { heldStatus } from "../alarm/held.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairTurn, DeviceState } from "./state.ts";
import { patientSubject } from "./subject.ts";
import { averagingOf } from "./worstValid.ts";

/** The alarm `spo2/differs`: the valid oximeters of this chair against each other (safety S15). */
export function judgeAgreement(turn: ChairTurn): void {
  const { draft, at } = turn;
  const before = draft.differ;
  const now = judgeDiffer(before, spreadOf(draft.devices), draft.limits, at);
  if (now === before) return;
  draft.differ = now;
  if (heldStatus(now) === heldStatus(before)) return;
  const averagingMs = Millis(Math.max(0, ...draft.devices.map(averagingOf)));
  follow(turn, patientSubject(draft.id, "spo2/differs"), differFinding(now, draft.limits, averagingMs));
}

function spreadOf(devices: readonly DeviceState[]): Spread | "unknown" {
  let count = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (const { spo2 } of devices) {
    if (spo2.is !== "valid") continue;
    count += 1;
    if (spo2.value < lowest) lowest = spo2.value;
    if (spo2.value > highest) highest = spo2.value;
  }
  return count < 2 ? "unknown" : { lowest, highest };
}
