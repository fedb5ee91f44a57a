import { Instant } from "../../kernel/index.ts";
import type { Judgement, Refusal } from "../../contracts/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { criteriaDue, criteriaOf } from "../discharge/criteria.ts";
import { freshUntil } from "./baseline.ts";
import { keepBeside, openSession } from "./change.ts";
import { dueOf } from "./due.ts";
import { noEnd, noLeaving } from "./endActs.ts";
import { obstacleTo, actsInSession } from "./obstacles.ts";
import { pressureUntil } from "./noDose.ts";
import type { Obstacle } from "./obstacle.ts";
import { noOverride } from "./obstaclesOfDischarge.ts";
import { pressureOfDeviceUntil } from "./obstaclesOfDose.ts";
import { recoveryFrom, reviewFrom } from "./phases.ts";
import { confirmBy, overrunAt, plannedEnd } from "./pump.ts";
import { same } from "./same.ts";
import { schedulesDue } from "./schedules.ts";
import type { SessionState } from "./state.ts";
import { vitalsOf } from "./vitals.ts";

/** Says what the engine makes of the session now, where that is not what it said before, and reckons when to look again. */
export function judgeSession(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { draft, decisions, at } = turn;
  const judged = judgementOf(session, draft, at);
  const judgement = same(judged, session.judgement) ? session.judgement : judged;
  keepBeside(turn, { judgement, vitals: vitalsOf(session, draft), dueAt: dueAt(session, judgement, draft, at) });
  if (judgement !== session.judgement)
    decisions.push({ at, event: { type: "session.judged", chair: draft.id, session: session.facts.id, judgement } });
}

function judgementOf(session: SessionState, chair: ChairState, at: Instant): Judgement {
  const refusals: Record<string, Refusal> = {};
  const refuse = (act: string, obstacle: Obstacle | "none"): void => {
    if (obstacle !== "none") refusals[act] = { why: obstacle.words, from: obstacle.from };
  };
  for (const act of actsInSession) refuse(act, obstacleTo(act, session, chair, at));
  for (const outcome of ["cancelled", "transferred", "left against advice", "gone", "contact lost"] as const)
    refuse(`session.end/${outcome}`, noEnd(outcome, session.facts));
  refuse("discharge.override", noOverride(session, chair, at));
  refuse("patient.left", noLeaving(session, chair, at));
  return { due: [...dueOf(session, chair)], criteria: [...criteriaOf(session, chair, at)], refusals };
}

/** The next instant at which any of it changes without an input: all that lies in time, after this one. */
function dueAt(session: SessionState, judgement: Judgement, chair: ChairState, at: Instant): Instant | "none" {
  const { facts, protocol } = session;
  let soonest: Instant | "none" = "none";
  const wait = (until: Instant | "unknown" | undefined): void => {
    if (until !== undefined && until !== "unknown" && until > at && (soonest === "none" || until < soonest))
      soonest = until;
  };
  for (const due of judgement.due) wait(due.at);
  for (const { from } of Object.values(judgement.refusals)) wait(from);
  // At its limit a fact still stands: it is too old one millisecond later.
  if (facts.baseline !== "not yet") wait(Instant(freshUntil(facts.baseline, protocol) + 1));
  const pressure = pressureUntil(session);
  if (pressure !== undefined) wait(Instant(pressure + 1));
  const ofDevice = pressureOfDeviceUntil(session);
  if (ofDevice !== undefined) wait(Instant(ofDevice + 1));
  const moaas = facts.findings["moaas"];
  if (moaas !== undefined) wait(Instant(moaas.at + protocol.discharge.findingFreshMs + 1));
  const lastCheck = facts.checks.at(-1);
  if (lastCheck !== undefined) wait(Instant(lastCheck.at + protocol.discharge.findingFreshMs + 1));
  wait(confirmBy(session));
  wait(plannedEnd(session));
  wait(overrunAt(session));
  wait(recoveryFrom(session));
  wait(reviewFrom(session));
  wait(criteriaDue(session, chair, at));
  for (const until of schedulesDue(session, chair, at)) wait(until);
  return soonest;
}
