import { unreachable, type Instant } from "../../kernel/index.ts";
import type { Dose, Protocol, Session, SessionPhase, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change, enter, keepBeside, type Patch } from "./change.ts";
import { endOf, pumpFrom } from "./doseTimes.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };
type PumpAct = Extract<SessionAct, { type: "dose.pause" | "dose.resume" | "dose.stop" | "session.stopEarly" }>;

/** What somebody did at `at`, and records here: to the pump, between two devices, or to the tablet. */
export function recordPump(turn: ChairTurn, session: SessionState, act: PumpAct, by: Who, at: Instant): Answer {
  const { dose } = session.facts;
  const { kind } = session.protocol.dosing;
  if (dose === "none") throw new Error(`there is no dose in ${session.facts.phase}`);
  switch (act.type) {
    case "dose.pause": {
      const paused = { ...pumpFrom(dose, "paused", at), unconfirmed: kind === "pump" };
      halt(turn, session, "paused", { dose: paused }, by, `${kind === "pump" ? "pump " : ""}paused: ${act.reason}`);
      return "done";
    }
    case "dose.resume": {
      keepBeside(turn, { unconfirmedSince: "no" });
      const running = { ...pumpFrom(dose, "running", at), unconfirmed: false };
      enter(turn, "dosing", { dose: running }, by, kind === "pump" ? "pump running again" : "goes on");
      return "done";
    }
    case "dose.stop": {
      if (kind === "tablet" && act.how === undefined)
        return { refused: "Say how the tablet's time ended: swallowed or spat out" };
      if (kind !== "tablet" && act.how !== undefined) return { refused: "Only a tablet is swallowed or spat out" };
      halt(turn, session, "active", endOf(session, dose, at, act.how), by, stopWords(dose, act.how, kind));
      return "done";
    }
    case "session.stopEarly": {
      const stoppedEarly: Session["stoppedEarly"] = { by, at, reason: act.reason };
      const patch = { ...endOf(session, dose, at), stoppedEarly };
      halt(turn, session, "recovery", patch, by, `stopped early: ${act.reason}`);
      return "done";
    }
    default:
      return unreachable(act);
  }
}

function stopWords(dose: Dose, how: Dose["how"], kind: Protocol["dosing"]["kind"]): string {
  switch (kind) {
    case "pump":
      return "pump stopped";
    case "devices":
      return `no more devices after ${dose.parts.length} of ${dose.partsPlanned}`;
    case "tablet":
    case "injection":
      return `tablet ${how ?? "gone"}`;
  }
}

/** "I looked: the pump has stopped." */
export function confirmPump(turn: ChairTurn, { facts: { dose } }: SessionState, by: Who): void {
  if (dose === "none") throw new Error("there is no dose to confirm anything of");
  keepBeside(turn, { unconfirmedSince: "no" });
  change(turn, { dose: { ...dose, unconfirmed: false } }, by, `seen at the pump: ${dose.pump}`);
}

function halt(turn: ChairTurn, session: SessionState, next: SessionPhase, patch: Patch, by: Who, why: string): void {
  const { facts, protocol } = session;
  const running = facts.dose !== "none" && facts.dose.pump === "running";
  // The time to confirm counts from the record: nobody can look earlier than that.
  if (running && protocol.dosing.kind === "pump") keepBeside(turn, { unconfirmedSince: turn.at });
  // An emergency goes on, whatever is stopped in it.
  if (facts.phase === "emergency") change(turn, patch, by, why);
  else enter(turn, next, patch, by, why);
}
