import { Millis, unreachable, type Instant } from "../../kernel/index.ts";
import type { Dose, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change, enter } from "./change.ts";
import { endOf } from "./doseTimes.ts";
import { deviceWords } from "./doseWords.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };
type PartAct = Extract<SessionAct, { type: "dose.device" | "dose.again" | "dose.rate" }>;

/** The next nasal device, a booster, another rate of the pump: what somebody did at `at`, and records here. */
export function recordPart(turn: ChairTurn, session: SessionState, act: PartAct, by: Who, at: Instant): Answer {
  const { dose } = session.facts;
  if (dose === "none") throw new Error(`there is no dose in ${session.facts.phase}`);
  switch (act.type) {
    case "dose.device":
      giveDevice(turn, session, withPart(dose, mgEach(session), act.lot, by, at), by, at);
      return "done";
    case "dose.again":
      giveAgain(turn, session, withPart(dose, act.mg, act.lot, by, at), by, at);
      return "done";
    case "dose.rate": {
      const rates = [...dose.rates, { at, mlPerHour: act.mlPerHour, by }];
      change(turn, { dose: { ...dose, rates } }, by, `pump at ${act.mlPerHour} mL/h`);
      return "done";
    }
    default:
      return unreachable(act);
  }
}

function mgEach({ protocol: { dosing } }: SessionState): number {
  if (dosing.kind !== "devices") throw new Error(`${dosing.kind} has no devices`);
  return dosing.mgEach;
}

function withPart(dose: Dose, given: number, lot: string | undefined, by: Who, at: Instant): Dose {
  const mg = dose.mg + given;
  const parts = [...dose.parts, { at, mg: given, by, ...(lot !== undefined && { lot }) }];
  return { ...dose, mg, mgPerKg: mg / dose.weightKg, parts };
}

function giveDevice(turn: ChairTurn, session: SessionState, dose: Dose, by: Who, at: Instant): void {
  const why = deviceWords(dose);
  if (dose.parts.length >= dose.partsPlanned) return enter(turn, "active", endOf(session, dose, at), by, why);
  if (session.facts.phase === "dosing") return change(turn, { dose }, by, why);
  enter(turn, "dosing", { dose: { ...dose, pump: "running", pumpSince: at } }, by, why);
}

/**
 * A booster or redose: the dose goes on from it, and so do the phase and the clock (safety S9). Checks of a discharge that were
 * complete say nothing of it.
 */
function giveAgain(turn: ChairTurn, session: SessionState, dose: Dose, by: Who, at: Instant): void {
  const { dosing } = session.protocol;
  const why = `again: ${dose.parts.at(-1)?.mg ?? dose.mg} mg ${dose.drug}, ${dose.mg} mg in all`;
  const { how: _, ...more } = dose;
  // A tablet takes its time again, beside what the one before it took.
  const plannedMs = dosing.kind === "tablet" ? Millis(dose.ranMs + dosing.dissolveMs) : dose.plannedMs;
  const running: Dose = { ...more, plannedMs, pump: "running", pumpSince: at, stoppedAt: "not yet" };
  if (dosing.kind === "tablet") {
    const { window } = session.facts;
    const open = window === "none" ? window : { from: window.from, to: "dose goes on" as const };
    return enter(turn, "dosing", { dose: running, window: open, checks: [] }, by, why);
  }
  const patch = { ...endOf(session, running, at), checks: [] };
  if (session.facts.phase === "active") change(turn, patch, by, why);
  else enter(turn, "active", patch, by, why);
}
