import { after } from "../../kernel/index.ts";
import { conditionNames, type Session, type Who } from "../../contracts/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { isFresh } from "../discharge/proof.ts";
import { spanWords } from "../span.ts";
import { change } from "./change.ts";
import { highOf } from "./highOf.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";
import { spo2Now } from "./vitals.ts";

type Answer = "done" | { readonly refused: string };
type Off = Extract<SessionAct, { type: "monitor.off" }>;

/** S16: whoever goes alone is awake. */
const AWAKE = 5;

/** Off the monitor for a while, counting down (safety S16): awake or in company, and with what `noGoing` asks for. */
export function goOffMonitor(turn: ChairTurn, session: SessionState, act: Off, by: Who): Answer {
  const { why, company } = act;
  const { facts, protocol } = session;
  const { findingFreshMs } = protocol.discharge;
  const moaas = facts.findings["moaas"];
  const isAwake = moaas?.value === AWAKE && isFresh(moaas.at, findingFreshMs, turn.at);
  if (!company && !isAwake)
    return {
      refused: `Only in company, or with MOAA/S ${AWAKE} recorded within the last ${spanWords(findingFreshMs)}`,
    };
  const { allowedMs } = turn.draft.limits.rules.offMonitor;
  const until = after(turn.at, allowedMs);
  const offMonitor: Session["offMonitor"] = { since: turn.at, until, why, company, by };
  const words = `off the monitor for ${spanWords(allowedMs)}: ${why}, ${company ? "in company" : "alone"}`;
  change(turn, { offMonitor }, by, words);
  return "done";
}

/** Only a person says that the patient is back on the monitor. */
export function comeBack(turn: ChairTurn, _session: SessionState, by: Who): Answer {
  change(turn, { offMonitor: "no" }, by, "back on the monitor");
  return "done";
}

/** What stands against leaving the monitor, whoever goes along (safety S16). */
export function noGoing({ facts }: SessionState, chair: ChairState): Obstacle | "none" {
  if (facts.offMonitor !== "no") return obstacle("The patient is off the monitor already");
  if (facts.phase === "emergency") return obstacle("Nobody leaves the monitor in an emergency");
  const { spo2From } = chair.limits.rules.offMonitor;
  const spo2 = spo2Now(chair);
  if (spo2 === "unknown") return obstacle("SpO2 is not known: see to the probe");
  if (spo2.value < spo2From)
    return obstacle(`SpO2 is below ${spo2From} %: nobody leaves the monitor`, {
      why: `SpO2 is ${spo2.value} %, below ${spo2From} %: nobody leaves the monitor`,
    });
  const high = highOf(chair);
  if (high === "none") return "none";
  return obstacle(`A high alarm is ${high.phase} (${conditionNames[high.condition]}): nobody leaves the monitor`);
}

export const noReturn = ({ facts }: SessionState): Obstacle | "none" =>
  facts.offMonitor === "no" ? obstacle("The patient is not off the monitor") : "none";
