import { after, Millis, unreachable, type Instant } from "../../kernel/index.ts";
import type { Dose, Session, SessionPhase, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { spanWords } from "../span.ts";
import { change, enter, keepBeside, type Patch } from "./change.ts";
import { pumpFrom } from "./pump.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Start = Extract<SessionAct, { type: "dose.start" }>;
type PumpAct = Extract<SessionAct, { type: "dose.pause" | "dose.resume" | "dose.stop" | "session.stopEarly" }>;

/** "Record: pump running": no screen controls a pump (safety S23). The dissociative window opens with it (S20). */
export function startDose(turn: ChairTurn, { protocol }: SessionState, act: Start, by: Who, at: Instant): void {
  const { drug, mg, weightKg } = act;
  const { dosing, route } = protocol;
  const ownMs = dosing.kind === "pump" ? dosing.plannedMs : dosing.kind === "tablet" ? dosing.dissolveMs : Millis(0);
  const dose: Dose = {
    drug,
    route,
    mg,
    weightKg,
    mgPerKg: mg / weightKg,
    parts: [{ at, mg, by, ...(act.lot !== undefined && { lot: act.lot }) }],
    partsPlanned: act.devices ?? 1,
    plannedMs: act.plannedMs ?? ownMs,
    rates: [],
    startedAt: at,
    pump: "running",
    pumpSince: at,
    ranMs: Millis(0),
    stoppedAt: "not yet",
    unconfirmed: false,
  };
  const window = { from: after(at, protocol.dissociation.fromMs), to: "dose goes on" } as const;
  enter(turn, "dosing", { dose, window }, by, `pump running: ${mg} mg ${drug}, planned ${spanWords(dose.plannedMs)}`);
}

/** What somebody did at the pump at `at`, and records here. */
export function recordPump(turn: ChairTurn, session: SessionState, act: PumpAct, by: Who, at: Instant): void {
  const { dose } = session.facts;
  if (dose === "none") throw new Error(`there is no dose in ${session.facts.phase}`);
  switch (act.type) {
    case "dose.pause": {
      const paused = { ...pumpFrom(dose, "paused", at), unconfirmed: true };
      return halt(turn, dose, "paused", { dose: paused }, by, `pump paused: ${act.reason}`);
    }
    case "dose.resume": {
      keepBeside(turn, { unconfirmedSince: "no" });
      const running = { ...pumpFrom(dose, "running", at), unconfirmed: false };
      return enter(turn, "dosing", { dose: running }, by, "pump running again");
    }
    case "dose.stop":
      return halt(turn, dose, "active", endOf(session, dose, at), by, "pump stopped");
    case "session.stopEarly": {
      const stoppedEarly: Session["stoppedEarly"] = { by, at, reason: act.reason };
      const patch = { ...endOf(session, dose, at), stoppedEarly };
      return halt(turn, dose, "recovery", patch, by, `stopped early: ${act.reason}`);
    }
    default:
      return unreachable(act);
  }
}

/** "I looked: the pump has stopped." */
export function confirmPump(turn: ChairTurn, { facts: { dose } }: SessionState, by: Who): void {
  if (dose === "none") throw new Error("there is no dose to confirm anything of");
  keepBeside(turn, { unconfirmedSince: "no" });
  change(turn, { dose: { ...dose, unconfirmed: false } }, by, `seen at the pump: ${dose.pump}`);
}

function halt(turn: ChairTurn, before: Dose, phase: SessionPhase, patch: Patch, by: Who, why: string): void {
  // The time to confirm counts from the record: nobody can look earlier than that.
  if (before.pump === "running") keepBeside(turn, { unconfirmedSince: turn.at });
  enter(turn, phase, patch, by, why);
}

/** The end of the dose, and of its dissociative window (safety S20); of one that had ended already nothing is moved. */
function endOf({ facts, protocol }: SessionState, dose: Dose, at: Instant): Patch {
  if (dose.pump === "stopped") return {};
  // What stood still already was confirmed then, or still waits for it.
  const unconfirmed = dose.pump === "running" || dose.unconfirmed;
  const stopped: Dose = { ...pumpFrom(dose, "stopped", at), stoppedAt: at, unconfirmed };
  if (facts.window === "none") return { dose: stopped };
  return { dose: stopped, window: { from: facts.window.from, to: after(at, protocol.dissociation.afterMs) } };
}
