import { after, Millis, type Instant } from "../../kernel/index.ts";
import { gone, type Finding } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairTurn } from "../chair/state.ts";
import { sessionSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { openSession } from "./change.ts";
import type { SessionState } from "./state.ts";

/** When the pump will have run as long as was planned, or the tablet will be gone: pauses do not count. */
export function plannedEnd({ facts: { dose }, protocol: { dosing } }: SessionState): Instant | undefined {
  if (dose === "none" || dose.pump !== "running") return undefined;
  if (dosing.kind !== "pump" && dosing.kind !== "tablet") return undefined;
  return after(dose.pumpSince, Millis(Math.max(0, dose.plannedMs - dose.ranMs)));
}

/** The same, by how long it may be passed (safety S23). */
export function overrunAt(session: SessionState): Instant | undefined {
  const end = plannedEnd(session);
  const { dosing } = session.protocol;
  return end === undefined || dosing.kind !== "pump" ? undefined : after(end, dosing.overrunMs);
}

/** Until when somebody is to have looked that the pump stopped (safety S23). */
export function confirmBy({ unconfirmedSince, protocol }: SessionState): Instant | undefined {
  const { dosing } = protocol;
  return unconfirmedSince === "no" || dosing.kind !== "pump" ? undefined : after(unconfirmedSince, dosing.confirmMs);
}

/** The alarm of the pump: a stop nobody confirmed, or a planned end that was passed (safety S23). */
export function followPump(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const subject = sessionSubject(turn.draft.id, "pump");
  const finding = pumpFinding(session, turn.at);
  if (finding.is === "gone" && turn.draft.alarms[subject.key] === undefined) return;
  follow(turn, subject, finding);
}

function pumpFinding(session: SessionState, at: Instant): Finding {
  const { dosing } = session.protocol;
  if (dosing.kind !== "pump") return gone;
  const { confirmMs, overrunMs } = dosing;
  const { dose } = session.facts;
  const halt = dose !== "none" && dose.pump === "paused" ? "pause" : "stop";
  const confirm = confirmBy(session);
  if (confirm !== undefined && at >= confirm)
    return medium(`the recorded ${halt} is not confirmed at the pump for ${spanWords(confirmMs)}`, confirmMs);
  const overrun = overrunAt(session);
  if (overrun !== undefined && at >= overrun)
    return medium(`the pump runs ${spanWords(overrunMs)} past its planned end`, overrunMs);
  return gone;
}

const medium = (words: string, delayMs: Millis): Finding => ({
  is: "present",
  step: 0,
  priority: "medium",
  rule: "pump",
  evidence: { kind: "words", words },
  delayMs,
});
