import { SessionId, type Act, type ChairId, type Session } from "@vigil/shared/contracts";
import { shipped, type ChairState } from "@vigil/shared/domain";
import { chartIntents, chartOf, isChartIntent, type ChartIntent } from "./courses.chart.ts";

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
  "session.emergency",
  "session.calm",
  "monitor.off",
  "monitor.on",
  "dose.rate",
  "dose.again",
  "dose.device",
  "discharge.check",
  "discharge.sign",
  "discharge.wait",
  "session.end",
  "session.reopen",
  "followup.done",
  ...chartIntents,
] as const;
export type Intent = (typeof intents)[number];

/** The act that a screen would send which shows this chair as it is now. */
export function actOf(what: Intent, state: ChairState): Act {
  const { id: chair, session, last, followUps } = state;
  if (what === "followup.done") {
    const found = followUps.find(({ done }) => done === "not yet");
    const task = {
      session: found?.session ?? SessionId.parse("none-1"),
      task: found?.task ?? "next-day check",
    } as const;
    return { type: what, chair, ...task, note: "well" };
  }
  if (what === "session.reopen") {
    const over = session === "no session" ? last : session;
    const id = over === "none" ? SessionId.parse("none-1") : over.facts.id;
    return { type: what, chair, session: id, reason: "it was so" };
  }
  if (session === "no session" || session.facts.ended !== "no") {
    if (what !== "next" && !isChartIntent(what) && session === "no session")
      return named(what, chair, SessionId.parse("none-1"), "draft", 0);
    return session === "no session" ? opening(chair) : { type: "patient.left", chair };
  }
  const { id, phase, phases, checks } = session.facts;
  const turn = phases.length + checks.length + Object.keys(session.facts.findings).length;
  if (isChartIntent(what)) return chartOf(what, session, turn);
  return what === "next" ? nextOf(state, session.facts, turn) : named(what, chair, id, phase, turn);
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

function nextOf(state: ChairState, facts: Session, turn: number): Act {
  const { id, phase, findings, checks, dose, screening } = facts;
  const does = (what: Named): Act => named(what, state.id, id, phase, turn);
  switch (phase) {
    case "draft":
    case "screening":
      return does(screening.factors === "not asked" ? "screening.record" : "dose.start");
    case "held":
      return does("session.clear");
    case "paused":
      return does("dose.resume");
    case "dosing":
      return does("dose.stop");
    case "emergency":
      return does(dose !== "none" && dose.stoppedAt === "not yet" ? "dose.stop" : "session.calm");
    case "active":
      return does(dose !== "none" && dose.unconfirmed ? "dose.confirm" : "chart.record");
    case "recovery":
      return does("chart.record");
    case "review": {
      // What is over and nobody has seen stands against a discharge.
      const latched = Object.values(state.alarms).find(({ alarm }) => alarm.phase === "latched")?.alarm;
      if (latched !== undefined)
        return { type: "alarm.acknowledge", key: latched.key, episode: latched.episode, step: latched.step };
      if (findings["gait"] === undefined) return does("chart.record");
      return does(checks.length < 2 ? "discharge.check" : "discharge.sign");
    }
    case "waiting":
      return { type: "patient.left", chair: state.id };
    default:
      return does("dose.start");
  }
}

type Named = Exclude<Intent, "next" | "session.reopen" | "followup.done" | ChartIntent>;

function named(what: Named, chair: ChairId, session: SessionId, phase: Session["phase"], turn: number): Act {
  const at = { chair, session, phase };
  switch (what) {
    case "dose.start":
      return { type: what, ...at, drug: "ketamine", mg: 35, weightKg: 70 };
    case "dose.pause":
    case "session.clear":
    case "session.stopEarly":
    case "session.calm":
      return { type: what, ...at, reason: "it was so" };
    case "session.emergency":
      return { type: what, chair, session, what: "stridor" };
    case "monitor.off":
      return { type: what, chair, session, why: "walk", company: true };
    case "dose.rate":
      return { type: what, ...at, mlPerHour: 60 };
    case "dose.again":
      return { type: what, ...at, mg: 10 };
    case "dose.resume":
    case "dose.stop":
    case "dose.device":
    case "discharge.check":
      return { type: what, ...at };
    case "dose.confirm":
    case "monitor.on":
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
      const isBefore = phase === "draft" || phase === "screening" || phase === "held" || phase === "cleared";
      const asked = isBefore ? { items } : {};
      return { type: what, chair, session, answers: { ...asked, factors: [], medicines: [], escort: "Sam" } };
    }
    case "session.oxygen":
      return { type: what, chair, session, flow: turn % 2 === 0 ? 2 : "off" };
    case "discharge.sign":
      return { type: what, ...at, reason: "well", leaves: true };
    case "discharge.wait":
      return { type: "discharge.sign", ...at, reason: "well", leaves: false };
    case "session.end": {
      const outcomes = ["cancelled", "transferred", "left against advice", "abandoned"] as const;
      return { type: what, ...at, outcome: outcomes[turn % 4] ?? "abandoned", reason: "it was so", calls: "called" };
    }
  }
}
