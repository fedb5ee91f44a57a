import { between, Minutes, type Instant } from "../../kernel/index.ts";
import type { Session, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { startWatch } from "../chair/watch.ts";
import { noAir } from "../discharge/air.ts";
import { spanWords } from "../span.ts";
import { enter } from "./change.ts";
import { endOf } from "./doseTimes.ts";
import { afterEmergency } from "./emergencyActs.ts";
import { keepFollowUp } from "./followUps.ts";
import type { SessionAct } from "./sessionAct.ts";
import { noAutoCuff, unbound } from "./state.ts";

type Answer = "done" | { readonly refused: string };

/** S22: so long after its end a session may go on. */
export const REOPEN = Minutes(24 * 60);

export const mayReopen = ({ ended }: Session, at: Instant): boolean =>
  ended !== "no" && ended.at <= at && between(ended.at, at) <= REOPEN;

/**
 * Within 24 h of its end a session goes on in recovery (safety S22): its discharge is to be earned anew, by the protocol's own
 * limits. If its patient had left, the probe is to be put on anew, too (S15).
 */
export function reopen(turn: ChairTurn, act: Extract<SessionAct, { type: "session.reopen" }>, by: Who): Answer {
  const { draft, at } = turn;
  const { session: here } = draft;
  if (here !== "no session" && here.facts.ended === "no") return { refused: "A session is open here already" };
  const last = here === "no session" ? draft.last : here;
  if (last === "none" || last.facts.id !== act.session)
    return { refused: "It is not the last session of this chair: open a new one" };
  const { ended, dose } = last.facts;
  if (dose === "none" || ended === "no") return { refused: "No dose was given in it: open a new session" };
  if (!mayReopen(last.facts, at)) return { refused: `It ended more than ${spanWords(REOPEN)} ago: open a new session` };
  const facts: Session = {
    ...last.facts,
    // Whatever was still being given was over with the session.
    ...endOf(last, dose, ended.at),
    ended: "no",
    signed: "not yet",
    checks: [],
    limits: "as in the protocol",
    offMonitor: "no",
    emergency: "no",
    // S5: it lies elsewhere now, on whom is to be said anew.
    autoCuff: "off",
    // S17: whoever left in an emergency comes out of it now.
    ...(last.facts.phases.at(-2)?.phase === "emergency" && { clock: [...last.facts.clock, afterEmergency(at)] }),
  };
  draft.session = {
    ...last,
    facts,
    binding: here === "no session" ? unbound : last.binding,
    air: noAir,
    breathedTo: at,
    auto: noAutoCuff,
    unconfirmedSince: facts.dose !== "none" && facts.dose.unconfirmed ? at : "no",
    judgement: { due: [], criteria: [], refusals: {} },
    vitals: "",
  };
  draft.last = "none";
  enter(turn, "recovery", {}, by, `reopened: ${act.reason}`);
  // S2: whoever came back is seen, or it is told that nobody sees them.
  if (draft.watch === "not watched") startWatch(turn, `session reopened by ${by.name}`);
  return "done";
}

/** A task that outlived its session is done; with the last of them the session is closed. */
export function finishFollowUp(turn: ChairTurn, act: Extract<SessionAct, { type: "followup.done" }>, by: Who): Answer {
  const { draft, decisions, at } = turn;
  const found = draft.followUps.find(({ session, task }) => session === act.session && task === act.task);
  if (found === undefined) return { refused: "There is no such task here: look again" };
  if (found.done !== "not yet") return { refused: `It was done already, by ${found.done.by.name}` };
  keepFollowUp(turn, { ...found, done: { at, by, note: act.note } });
  const its = draft.followUps.filter(({ session }) => session === act.session);
  if (its.some(({ done }) => done === "not yet")) return "done";
  draft.followUps = draft.followUps.filter(({ session }) => session !== act.session);
  decisions.push({ at, event: { type: "session.closed", chair: draft.id, session: act.session } });
  return "done";
}
