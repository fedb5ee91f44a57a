import type { Act, CriterionId, FindingName, Findings, Session } from "@vigil/shared/contracts";
import { since, type Situation } from "./situation.ts";

/** Into the infusion, and into the time after it, the nurse looks first. */
const LOOKS_AFTER_MS = 25_000;
/** What was found a moment ago is not asked again. */
const AGAIN_MS = 30_000;

const measured: readonly CriterionId[] = ["time", "bp", "pulse", "spo2", "alarms"];

/** All that a discharge asks a person for, in a patient who is well. */
const well = {
  moaas: 5,
  rr: 14,
  dissociation: "resolved",
  orientation: "oriented",
  gait: "steady",
  nausea: 1,
  pain: 0,
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 },
  symptoms: [],
  mood: "no acute distress",
  transport: "arranged",
  driving: "acknowledged",
  instructions: "handed over",
} as const;

/** What the nurse finds when it is time to look, by the plan. */
export function findingsWanted(situation: Situation, session: Session): readonly Act[] {
  const findings = found(situation, session);
  return findings === undefined
    ? []
    : [{ type: "chart.record", chair: session.chair, session: session.id, entry: { kind: "findings", findings } }];
}

function found(situation: Situation, session: Session): Findings | undefined {
  const { plan, seen } = situation;
  const { dose, phase } = session;
  const afar = { moaas: 4, rr: 13, dissociation: "present" } as const;
  const awake = { moaas: 5, rr: 14, dissociation: "resolved" } as const;
  switch (phase) {
    case "dosing":
    case "paused":
      if (dose === "none" || since(dose.startedAt, situation) < LOOKS_AFTER_MS) return undefined;
      return isOlder("moaas", dose.startedAt) ? afar : undefined;
    case "active": {
      if (dose === "none" || dose.stoppedAt === "not yet") return undefined;
      const stopped = since(dose.stoppedAt, situation);
      if (stopped >= plan.wakesAfter) return isAwake() && !isOlder("moaas", dose.stoppedAt) ? undefined : awake;
      return stopped >= LOOKS_AFTER_MS && isOlder("moaas", dose.stoppedAt) ? afar : undefined;
    }
    case "recovery":
    case "review": {
      const wanted =
        phase === "review" &&
        seen.judgement.criteria.some(({ id, state }) => !measured.includes(id) && state !== "met");
      const early = phase === "recovery" && !isAwake() && since(session.since, situation) >= plan.wakesAfter;
      // A patient who is looked at every few minutes has a MOAA/S of just now, and nothing else of what a discharge asks.
      if ((!wanted && !early) || isRecent(phase === "review" ? "aldrete" : "moaas")) return undefined;
      if (phase === "recovery") return awake;
      return session.protocol.setting === "home"
        ? { ...well, symptoms: [], support: "stays", endCall: "made" }
        : { ...well, symptoms: [], escort: "present" };
    }
    default:
      return undefined;
  }

  function isOlder(name: FindingName, than: number): boolean {
    const last = session.findings[name];
    return last === undefined || last.at < than;
  }
  function isAwake(): boolean {
    const { moaas, dissociation } = session.findings;
    return moaas?.value === 5 && dissociation?.value === "resolved";
  }
  function isRecent(name: FindingName): boolean {
    const last = session.findings[name];
    return last !== undefined && since(last.at, situation) < AGAIN_MS;
  }
}
