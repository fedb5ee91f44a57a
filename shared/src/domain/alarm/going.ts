import type { Alarm } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { tell, type Entry, type Turn } from "./book.ts";
import { callNext, chainBegun } from "./calls.ts";
import { without } from "./without.ts";

/** Somebody is at the patient: whoever acknowledged a high has come (safety S10). */
export function attend(turn: Turn): void {
  for (const { alarm, present } of Object.values(turn.draft.alarms)) {
    if (alarm.acknowledged?.goingUntil === undefined) continue;
    const { goingUntil: _, ...acknowledged } = alarm.acknowledged;
    tell(turn, { alarm: { ...alarm, acknowledged }, present }, { heard: false, why: "attended" });
  }
}

/** Ends the acknowledgements of those who did not come in time: the chain goes on where it was, or begins anew at its end. */
export function lapse(turn: Turn): void {
  for (const entry of Object.values(turn.draft.alarms)) {
    const until = entry.alarm.acknowledged?.goingUntil;
    if (until !== undefined && until <= turn.at) lapseOne(turn, entry);
  }
}

export function lapseOne(turn: Turn, { alarm, present }: Entry): void {
  const who = alarm.acknowledged?.by.name ?? "nobody";
  const lapsed: Alarm = without(alarm, "acknowledged");
  const why = `${who} acknowledged, and nobody was recorded at the patient`;
  if (callNext(turn, { alarm: lapsed, present }, why, "acknowledgement lapsed")) return;
  // S10: it was the last of the chain who did not come. Nobody would ever be called again.
  const again = chainBegun(lapsed, turn.at, turn.draft.escalation);
  tell(turn, { alarm: again, present }, announceOf(again, "acknowledgement lapsed"));
}
