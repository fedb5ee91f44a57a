import type { Act, Session } from "@vigil/shared/contracts";
import { named, protocolOf, since, type Situation } from "./situation.ts";

const MG_PER_KG = 0.5;
/** About 5 mg/kg under the tongue (clinical 1.4), in tablets of 50. */
const TABLET_MG = 50;
const LOT = "SIM-0001";

/** Everything from a hold that is let pass to the pump that is stopped. */
export function doseWanted(situation: Situation, session: Session): readonly Act[] {
  const { plan, memory, seen } = situation;
  const { refusals } = seen.judgement;
  const { dose } = session;
  const inPhase = since(session.since, situation);
  switch (session.phase) {
    case "held": {
      const soft = session.holds.every(({ kind }) => kind === "soft");
      if (!soft || plan.clearsAfter === "never" || inPhase < plan.clearsAfter) return [];
      const reason = "Known hypertension, medication taken this morning, no symptoms; discussed with the physician";
      return [{ type: "session.clear", ...named(session), reason }];
    }
    case "cleared": {
      if (inPhase < plan.dosesAfter || refusals["dose.start"] !== undefined) return [];
      const { weightKg } = plan.patient(memory.round);
      return [{ type: "dose.start", ...named(session), weightKg, ...drugOf(situation, weightKg) }];
    }
    case "dosing": {
      if (dose === "none") return [];
      if (dose.route === "intranasal")
        return refusals["dose.device"] === undefined ? [{ type: "dose.device", ...named(session), lot: LOT }] : [];
      // A tablet is gone by itself.
      if (dose.route !== "iv") return [];
      const ran = dose.ranMs + since(dose.pumpSince, situation);
      if (plan.stopsEarlyAfter !== "never" && memory.round % 2 === 0 && ran >= plan.stopsEarlyAfter) {
        const reason = "The patient asks to stop: frightened, wants to be awake";
        return [{ type: "session.stopEarly", ...named(session), reason }];
      }
      const pausedBefore = session.phases.some(({ phase }) => phase === "paused");
      if (plan.pause !== "none" && !pausedBefore && ran >= plan.pause.after)
        return [{ type: "dose.pause", ...named(session), reason: "Nausea; the patient rests for a moment" }];
      return ran >= dose.plannedMs ? [{ type: "dose.stop", ...named(session) }] : [];
    }
    case "paused":
      if (plan.pause === "none" || inPhase < plan.pause.lasts || refusals["dose.resume"] !== undefined) return [];
      return [{ type: "dose.resume", ...named(session) }];
    default:
      return [];
  }
}

/** What is given, and how much of it. */
function drugOf(situation: Situation, weightKg: number) {
  const { plan } = situation;
  const dosing = protocolOf(situation)?.dosing;
  const mg = Math.round(weightKg * MG_PER_KG);
  if (dosing?.kind === "devices") {
    const devices = dosing.counts[0] ?? 2;
    return { drug: "esketamine", mg: dosing.mgEach * devices, devices, lot: LOT };
  }
  if (dosing?.kind === "tablet") return { drug: "ketamine", mg: Math.round((weightKg * 5) / TABLET_MG) * TABLET_MG };
  const planned = plan.plannedMs === "protocol" || dosing?.kind !== "pump" ? {} : { plannedMs: plan.plannedMs };
  return { drug: "ketamine", mg, ...planned };
}
