import { unreachable, type Instant } from "../../kernel/index.ts";
import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { enter, openSession } from "./change.ts";
import { endSession, recordCheck, signDischarged } from "./endActs.ts";
import { finishFollowUp, reopen } from "./afterwards.ts";
import { letCuffStart } from "./autoCuffActs.ts";
import { recordChart } from "./chartActs.ts";
import { recordPart } from "./doseActs.ts";
import { declareEmergency, endEmergency } from "./emergencyActs.ts";
import { answerCheck, tapPresence } from "./homeActs.ts";
import { adjustLimits, revertLimits } from "./limitActs.ts";
import { comeBack, goOffMonitor } from "./monitorActs.ts";
import { recordOxygen } from "./oxygenActs.ts";
import { recordScreening } from "./screeningActs.ts";
import { happenedAt } from "./happened.ts";
import { obstacleTo } from "./obstacles.ts";
import { noOverride } from "./obstaclesOfDischarge.ts";
import { open } from "./open.ts";
import { confirmPump, recordPump } from "./pumpActs.ts";
import type { ActInSession, SessionAct } from "./sessionAct.ts";
import { startDose } from "./startDose.ts";
import type { SessionState } from "./state.ts";

/** Acts on a session that is open. */
type OpenAct = Exclude<ActInSession, { type: "session.reopen" | "followup.done" }>;

type Answer = "done" | { readonly refused: string };

/** Does what a person asks of the session at this chair. The answer is `done`, or why not; then nothing has changed. */
export function obeySession(turn: ChairTurn, act: SessionAct, by: Who): Answer {
  if (act.type === "session.open") return open(turn, act, by);
  if (act.type === "session.reopen") return reopen(turn, act, by);
  if (act.type === "followup.done") return finishFollowUp(turn, act, by);
  const session = openSession(turn);
  if (session === undefined) return { refused: "No session is open here: look again" };
  const { facts } = session;
  if (facts.id !== act.session) return { refused: "Your screen showed another session: look again" };
  if ("phase" in act && act.phase !== facts.phase)
    return { refused: `Your screen showed ${act.phase}; the session is in ${facts.phase}: look again` };
  const of = act.type === "chart.record" ? "session" : "phase";
  const when = happenedAt(session, "happenedAt" in act ? act.happenedAt : undefined, turn.at, of);
  if (typeof when === "object") return when;
  const overrides = act.type === "discharge.sign" && act.override !== undefined;
  const obstacle = overrides ? noOverride(session, turn.draft, when) : obstacleTo(act.type, session, turn.draft, when);
  return obstacle === "none" ? perform(turn, session, act, by, when) : { refused: obstacle.why };
}

function perform(turn: ChairTurn, session: SessionState, act: OpenAct, by: Who, when: Instant): Answer {
  switch (act.type) {
    case "session.clear":
      // S19: a soft hold is a clinician's to clear.
      if (by.role !== "clinician") return { refused: "Only a clinician clears a hold: sign as clinician" };
      enter(turn, "cleared", { cleared: { by, at: turn.at, reason: act.reason } }, by, act.reason);
      return "done";
    case "dose.start":
      return startDose(turn, session, act, by, when);
    case "dose.pause":
    case "dose.resume":
    case "dose.stop":
    case "session.stopEarly":
      return recordPump(turn, session, act, by, when);
    case "dose.confirm":
      confirmPump(turn, session, by);
      return "done";
    case "screening.record":
      return recordScreening(turn, session, act, by);
    case "dose.device":
    case "dose.again":
    case "dose.rate":
      return recordPart(turn, session, act, by, when);
    case "chart.record":
      return recordChart(turn, session, act, by, when);
    case "session.emergency":
      return declareEmergency(turn, session, act.what, by);
    case "session.calm":
      return endEmergency(turn, session, act.reason, by);
    case "monitor.off":
      return goOffMonitor(turn, session, act, by);
    case "monitor.on":
      return comeBack(turn, session, by);
    case "cuff.auto":
      return letCuffStart(turn, session, act.on, by);
    case "limits.adjust":
      return adjustLimits(turn, session, act.limits, act.reason, by);
    case "limits.revert":
      return revertLimits(turn, session, act.reason, by);
    case "check.answered":
      return answerCheck(turn, session, act.by, by);
    case "presence.tapped":
      return tapPresence(turn, session, by);
    case "session.oxygen":
      return recordOxygen(turn, session, act.flow, by);
    case "discharge.check":
      recordCheck(turn, session, by);
      return "done";
    case "discharge.sign":
      return signDischarged(turn, session, act, by);
    case "session.end":
      return endSession(turn, session, act, by);
    default:
      return unreachable(act);
  }
}
