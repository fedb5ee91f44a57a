import { notHeld } from "../alarm/held.ts";
import { endNow } from "../alarm/lifecycle.ts";
import { newPressure } from "../alarm/pressure.ts";
import { newSaturation } from "../alarm/saturation.ts";
import { newThreshold } from "../alarm/threshold.ts";
import { pressureRules } from "./pressureRules.ts";
import type { ChairTurn } from "./state.ts";
import { thresholdRules } from "./thresholdRules.ts";
import { patientSubject } from "./subject.ts";

/**
 * A person saw the patient breathing: that ends what a lost signal kept open (safety S2), and nothing that is measured now.
 */
export function seePatient(turn: ChairTurn): void {
  const { draft, at } = turn;
  for (const { metric, limits, condition } of thresholdRules) {
    if (draft.devices.some((device) => device[metric].is === "valid")) continue;
    if (!endRaised(turn, condition)) continue;
    draft[limits] = newThreshold;
    if (limits === "spo2Low") draft.saturation = newSaturation;
  }
  if (!draft.devices.some(({ rr }) => rr.is === "valid") && endRaised(turn, "apnoea")) draft.apnoea = notHeld;
  if (draft.devices.filter(({ spo2 }) => spo2.is === "valid").length < 2 && endRaised(turn, "spo2/differs"))
    draft.differ = notHeld;
  if (draft.readingStandsUntil !== "no reading" && at < draft.readingStandsUntil) return;
  for (const { limits, condition } of pressureRules) if (endRaised(turn, condition)) draft[limits] = newPressure;
  for (const condition of ["bp/vasovagal", "bp/paradox"] as const) endRaised(turn, condition);
}

function endRaised(turn: ChairTurn, condition: Parameters<typeof patientSubject>[1]): boolean {
  const entry = turn.draft.alarms[patientSubject(turn.draft.id, condition).key];
  // What is only pending is no alarm yet: its hold stands still and goes on with the next value.
  if (entry === undefined || entry.alarm.phase === "pending") return false;
  endNow(turn, entry);
  return true;
}
