import type { Act, Session } from "@vigil/shared/contracts";
import { named, since, type Situation } from "./situation.ts";

const MG_PER_KG = 0.5;

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
      const mg = Math.round(weightKg * MG_PER_KG);
      const planned = plan.plannedMs === "protocol" ? {} : { plannedMs: plan.plannedMs };
      return [{ type: "dose.start", ...named(session), drug: "ketamine", mg, weightKg, ...planned }];
    }
    case "dosing": {
      if (dose === "none") return [];
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
