import type { Instant } from "../../kernel/index.ts";
import { conditionNames, type Session, type Who } from "../../contracts/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { endWatch } from "../chair/watch.ts";
import { overrideBy } from "../discharge/override.ts";
import { worseThanSigned } from "../discharge/worse.ts";
import { change, enter, type Patch } from "./change.ts";
import { end } from "./end.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Sign = Extract<SessionAct, { type: "discharge.sign" }>;
type Answer = "done" | { readonly refused: string };
type End = Extract<SessionAct, { type: "session.end" }>;

/** A check in which all but the time was met. */
export function recordCheck(turn: ChairTurn, { facts }: SessionState, by: Who): void {
  const checks = [...facts.checks, { at: turn.at, by }];
  change(turn, { checks }, by, `discharge check ${checks.length}: all that a check asks for is met`);
}

export function signDischarged(
  turn: ChairTurn,
  session: SessionState,
  { reason, leaves, override: asked }: Sign,
  by: Who,
): Answer {
  const override = asked && overrideBy(session, turn.draft, turn.at, asked, by);
  if (override !== undefined && "refused" in override) return override;
  const signed = { by, at: turn.at, reason, ...(override !== undefined && { override }) };
  // S22: signed and not gone yet, somebody looks after the patient until the ride is there.
  if (leaves) go(turn, { signed }, by, reason);
  else enter(turn, "waiting", { signed }, by, `signed, and waits for the ride: ${reason}`);
  return "done";
}

/** The patient who was signed has left, and is discharged; nobody else leaves an open session behind. */
export function leaveOpen(turn: ChairTurn, session: SessionState, by: Who): Answer {
  const { facts } = session;
  const against = noLeaving(session, turn.draft, turn.at);
  if (against !== "none") return { refused: against.why };
  if (facts.signed === "not yet") throw new Error(`nobody signed, in ${facts.phase}`);
  go(turn, {}, by, facts.signed.reason);
  return "done";
}

function go(turn: ChairTurn, patch: Patch, by: Who, reason: string): void {
  end(turn, "discharged", patch, by, reason);
  if (turn.draft.watch !== "not watched") endWatch(turn, `patient left, recorded by ${by.name}`);
}

const stillOpen = obstacle("A session is open here: discharge it, or record how it ended");

// MOAA/S of somebody who is awake (clinical 3).
const AWAKE = 5;

/**
 * What stands against "patient has left" as long as a session is open: what nobody would have signed. Since the signature the
 * patient may have become worse (S21: no medium or high active, a high seen, MOAA/S 5).
 */
export function noLeaving(session: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  const { phase, findings } = session.facts;
  if (phase !== "waiting") return stillOpen;
  const grave = Object.values(chair.alarms).find(
    ({ alarm: { kind, priority, phase: is } }) =>
      kind === "physiological" &&
      ((priority === "high" && is !== "pending") || (priority === "medium" && is === "active")),
  );
  if (grave !== undefined) {
    const { phase: is, condition, priority } = grave.alarm;
    const name = conditionNames[condition];
    return obstacle(`A ${priority} alarm is ${is} (${name}): see to it, or record how the session ended`);
  }
  const moaas = findings["moaas"]?.value;
  if (typeof moaas === "number" && moaas < AWAKE)
    return obstacle(`MOAA/S is ${moaas}, nobody leaves below ${AWAKE}: record how the session ended, or MOAA/S anew`);
  const worse = worseThanSigned(session, chair, at).at(0);
  if (worse === undefined) return "none";
  const against = (evidence: string): string =>
    `${worse.words}: ${evidence}: see to it, or record how the session ended`;
  return obstacle(against(worse.evidence), { why: against(worse.now) });
}

/** S22: who left, is gone or cannot be reached was called for, and it is said whom. */
export function endSession(turn: ChairTurn, { facts }: SessionState, act: End, by: Who): Answer {
  const { outcome, reason, calls } = act;
  const against = noEnd(outcome, facts);
  if (against !== "none") return { refused: against.why };
  const wantsCalls = outcome === "gone" || outcome === "left against advice" || outcome === "contact lost";
  if (wantsCalls && calls === undefined) return { refused: "Say whom you called, and what came of it" };
  end(turn, outcome, {}, by, reason, calls);
  return "done";
}

/**
 * Before the dose a session may be cancelled, from then on the patient goes elsewhere. Given up is only what nobody was dosed
 * in, or a simulated patient: of everybody else it is said how it ended.
 */
export function noEnd(outcome: End["outcome"], { phase, dose, protocol }: Session): Obstacle | "none" {
  switch (outcome) {
    case "abandoned":
      return dose === "none" || protocol.simulated
        ? "none"
        : obstacle("The dose was started: it is too late to give up, record how it ended");
    case "cancelled":
      return dose === "none" ? "none" : obstacle("The dose was started: it is too late to cancel, record how it ended");
    case "gone":
    case "contact lost":
    case "transferred":
    case "left against advice":
      if (outcome === "contact lost" && protocol.setting !== "home")
        return obstacle("Contact is lost with a home: here, record that the patient is gone");
      // Of an emergency before the dose somebody may be taken to a hospital, too.
      if (dose === "none")
        return outcome === "transferred" && phase === "emergency"
          ? "none"
          : obstacle("No dose was started: cancel the session instead");
      // The pump's own alarms end with the session: nobody is told of a pump that runs on (S23).
      if (protocol.route === "iv" && dose.pump !== "stopped")
        return obstacle(`The pump is recorded as ${dose.pump}: record that it has stopped first`);
      return dose.unconfirmed
        ? obstacle("Nobody has confirmed that the pump stands still: look, and confirm it first")
        : "none";
  }
}
