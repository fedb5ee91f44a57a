import { SessionId, type Act, type ChairId, type Session } from "@vigil/shared/contracts";
import { shipped, type ChairState } from "@vigil/shared/domain";

/** What somebody means to do about a session; `next` is what moves it on, whatever its phase is by then. */
export const intents = [
  "next",
  "dose.start",
  "dose.pause",
  "dose.resume",
  "dose.stop",
  "dose.confirm",
  "session.clear",
  "session.stopEarly",
  "screening.record",
  "chart.record",
  "session.oxygen",
  "discharge.check",
  "discharge.sign",
  "session.end",
] as const;
export type Intent = (typeof intents)[number];

/** The act that a screen would send which shows this chair as it is now. */
export function actOf(what: Intent, { id: chair, session }: ChairState): Act {
  if (session === "no session" || session.facts.ended !== "no") {
    if (what !== "next" && session === "no session") return named(what, chair, SessionId.parse("none-1"), "draft", 0);
    return session === "no session" ? opening(chair) : { type: "patient.left", chair };
  }
  const { id, phase, phases, checks } = session.facts;
  const turn = phases.length + checks.length + Object.keys(session.facts.findings).length;
  return named(what === "next" ? nextOf(session.facts) : what, chair, id, phase, turn);
}

const opening = (chair: ChairId): Act => ({
  type: "session.open",
  chair,
  protocol: "iv",
  pseudonym: "Blue 7",
  ageYears: 40,
  limbs: { cuff: "left arm", probe: "right hand", infusion: "right arm" },
});

const screened = shipped.iv.screening;

function nextOf({ phase, findings, checks, dose, screening }: Session): Exclude<Intent, "next"> {
  switch (phase) {
    case "draft":
    case "screening":
      return screening.factors === "not asked" ? "screening.record" : "dose.start";
    case "held":
      return "session.clear";
    case "paused":
      return "dose.resume";
    case "dosing":
      return "dose.stop";
    case "active":
      return dose !== "none" && dose.unconfirmed ? "dose.confirm" : "chart.record";
    case "recovery":
      return "chart.record";
    case "review":
      if (findings["gait"] === undefined) return "chart.record";
      return checks.length < 2 ? "discharge.check" : "discharge.sign";
    default:
      return "dose.start";
  }
}

function named(
  what: Exclude<Intent, "next">,
  chair: ChairId,
  session: SessionId,
  phase: Session["phase"],
  turn: number,
): Act {
  const at = { chair, session, phase };
  switch (what) {
    case "dose.start":
      return { type: what, ...at, drug: "ketamine", mg: 35, weightKg: 70 };
    case "dose.pause":
    case "session.clear":
    case "session.stopEarly":
      return { type: what, ...at, reason: "it was so" };
    case "dose.resume":
    case "dose.stop":
    case "discharge.check":
      return { type: what, ...at };
    case "dose.confirm":
      return { type: what, chair, session };
    case "chart.record": {
      const well = { moaas: 5, dissociation: "resolved", orientation: "oriented" } as const;
      const more = { mood: "no acute distress", transport: "arranged", driving: "acknowledged" } as const;
      const aldrete = { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 };
      const last = { instructions: "handed over", escort: "present" } as const;
      const findings = { ...well, ...more, ...last, rr: 14, gait: "steady" as const, nausea: 1, symptoms: [], aldrete };
      return {
        type: what,
        chair,
        session,
        entry: { kind: "findings", findings: turn % 5 === 0 ? { moaas: 3 } : findings },
      };
    }
    case "screening.record": {
      const items = Object.fromEntries(screened.map((item) => [item, "yes" as const]));
      return { type: what, chair, session, answers: { items, factors: [], medicines: [], escort: "Sam" } };
    }
    case "session.oxygen":
      return { type: what, chair, session, flow: turn % 2 === 0 ? 2 : "off" };
    case "discharge.sign":
      return { type: what, ...at, reason: "well", leaves: true };
    case "session.end": {
      const outcomes = ["cancelled", "transferred", "left against advice", "abandoned"] as const;
      return { type: what, ...at, outcome: outcomes[turn % 4] ?? "abandoned", reason: "it was so" };
    }
  }
}
