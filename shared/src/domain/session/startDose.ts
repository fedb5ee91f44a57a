import { after, Millis, unreachable, type Instant } from "../../kernel/index.ts";
import type { Dose, Protocol, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { MOST_PLANNED } from "../protocol/bounds.ts";
import { spanWords } from "../span.ts";
import { enter } from "./change.ts";
import { endOf } from "./doseTimes.ts";
import { deviceWords } from "./doseWords.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };
type Start = Extract<SessionAct, { type: "dose.start" }>;

/**
 * "Record: pump running", injected, the first device, a tablet under the tongue: no screen gives anything (safety S23). The
 * dissociative window opens with it (S20). An injection is over at once; a tablet once it is gone, a pump once it has stopped.
 */
export function startDose(turn: ChairTurn, session: SessionState, act: Start, by: Who, at: Instant): Answer {
  const { protocol } = session;
  const fault = faultOf(act, protocol);
  if (fault !== "none") return { refused: fault };
  const dose = begun(act, protocol, by, at);
  const given = `${dose.mg} mg ${dose.drug}`;
  const window = { from: after(at, protocol.dissociation.fromMs), to: "dose goes on" } as const;
  const { kind } = protocol.dosing;
  switch (kind) {
    case "pump":
      enter(turn, "dosing", { dose, window }, by, `pump running: ${given}, planned ${spanWords(dose.plannedMs)}`);
      return "done";
    case "tablet":
      enter(turn, "dosing", { dose, window }, by, `under the tongue: ${given}, for ${spanWords(dose.plannedMs)}`);
      return "done";
    case "injection":
      enter(turn, "active", endOf(session, dose, at), by, `injected: ${given}`);
      return "done";
    case "devices": {
      const isAll = dose.partsPlanned === 1;
      enter(
        turn,
        isAll ? "active" : "dosing",
        isAll ? endOf(session, dose, at) : { dose, window },
        by,
        deviceWords(dose),
      );
      return "done";
    }
    default:
      return unreachable(kind);
  }
}

/** Why this dose is none of this protocol. */
function faultOf({ plannedMs, devices, mg }: Start, { dosing, label }: Protocol): string | "none" {
  if (dosing.kind !== "pump" && plannedMs !== undefined) return `${label} has no planned time of its own`;
  if (dosing.kind !== "devices" && devices !== undefined) return `${label} is not given in devices`;
  if (plannedMs === 0) return "The planned time must be longer than nothing";
  // Of an end that lies beyond any infusion no alarm would ever tell (S23).
  if (plannedMs !== undefined && plannedMs > MOST_PLANNED)
    return `The planned time is ${spanWords(plannedMs)}, at most ${spanWords(MOST_PLANNED)} is allowed`;
  if (dosing.kind !== "devices") return "none";
  const { counts, mgEach } = dosing;
  const choices = counts.map((count) => `${count} for ${count * mgEach} mg`).join(", ");
  if (devices === undefined || !counts.includes(devices)) return `Say how many devices are meant: ${choices}`;
  return mg === devices * mgEach ? "none" : `${devices} devices are ${devices * mgEach} mg, not ${mg}: ${choices}`;
}

function begun(
  { drug, mg: meant, weightKg, lot, ...act }: Start,
  { dosing, route }: Protocol,
  by: Who,
  at: Instant,
): Dose {
  // Of devices each one counts when it is given.
  const mg = dosing.kind === "devices" ? dosing.mgEach : meant;
  return {
    drug,
    route,
    mg,
    weightKg,
    mgPerKg: mg / weightKg,
    parts: [{ at, mg, by, ...(lot !== undefined && { lot }) }],
    partsPlanned: act.devices ?? 1,
    plannedMs: act.plannedMs ?? plannedOf(dosing, act.devices ?? 1),
    rates: [],
    startedAt: at,
    pump: "running",
    pumpSince: at,
    ranMs: Millis(0),
    stoppedAt: "not yet",
    unconfirmed: false,
  };
}

function plannedOf(dosing: Protocol["dosing"], devices: number): Millis {
  switch (dosing.kind) {
    case "pump":
      return dosing.plannedMs;
    case "tablet":
      return dosing.dissolveMs;
    case "devices":
      return Millis(dosing.restMs * (devices - 1));
    case "injection":
      return Millis(0);
  }
}
