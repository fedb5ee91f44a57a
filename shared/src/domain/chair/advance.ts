import { unreachable, type Instant } from "../../kernel/index.ts";
import type { ChairId, Input, Session } from "../../contracts/index.ts";
import { passOnUndelivered } from "../alarm/act.ts";
import { fireAnswers } from "../alarm/answers.ts";
import type { Timed } from "../alarm/book.ts";
import { subjectOfAct } from "../alarm/key.ts";
import { horizonOf } from "../horizon.ts";
import { takeFailure, takeResult, takeStart } from "./cuff.ts";
import { obey } from "./command.ts";
import { nextDeadline } from "./deadline.ts";
import { enforceLimits } from "./enforceLimits.ts";
import { escalationOf } from "./escalation.ts";
import { takeCharge, takeClock } from "./deviceState.ts";
import { takeHub } from "./hub.ts";
import { judge } from "./judge.ts";
import { tellBackfilled } from "./kept.ts";
import { judgePerson, judgePersonByNumbers } from "./person.ts";
import { missRepeats } from "./pressure.ts";
import { restart } from "./restart.ts";
import { isOfStation, judgeStation, noteStation } from "./station.ts";
import type { ChairState, ChairTurn } from "./state.ts";
import { breatheOn } from "../session/breathe.ts";
import { followSample, followSession } from "../session/follow.ts";
import { changeLink, expireValues, observe } from "./values.ts";

export type Advanced<S> = { readonly state: S; readonly decisions: readonly Timed[] };

const nothing: readonly Timed[] = [];

/**
 * Fires every deadline that is due by `at`, each at its own instant, and then takes the input. Pure: the state given is not
 * changed, and a wake with nothing due gives it back. Inputs of other chairs change nothing.
 */
export function advanceChair(state: ChairState, input: Input | "wake", at: Instant): Advanced<ChairState> {
  if (input === "wake" && (state.nextAt === "none" || state.nextAt > at)) return { state, decisions: nothing };
  const turn: ChairTurn = { at, draft: { ...state }, decisions: [] };
  fireUntil(turn, horizonOf(input, at));
  if (input !== "wake") {
    if (isOf(state.id, input)) takeOwn(turn, input);
    turn.draft.nextAt = nextDeadline(turn.draft);
    fireUntil(turn, at);
  }
  return { state: turn.draft, decisions: turn.decisions };
}

/** The next instant at which something is decided without any input. */
export const deadlineOfChair = ({ nextAt }: ChairState): Instant | undefined =>
  nextAt === "none" ? undefined : nextAt;

function fireUntil({ draft, decisions }: ChairTurn, horizon: Instant): void {
  while (draft.nextAt !== "none" && draft.nextAt <= horizon) {
    const due = draft.nextAt;
    fire({ at: due, draft, decisions });
    draft.nextAt = nextDeadline(draft);
    if (draft.nextAt !== "none" && draft.nextAt <= due) throw new Error(`the deadline at ${due} did not pass`);
  }
}

function fire(turn: ChairTurn): void {
  const facts = factsOf(turn);
  breatheOn(turn);
  // Holds that are due end by the values that still stand; only then do values of this age fall away.
  judge(turn);
  if (expireValues(turn)) judge(turn);
  fireAnswers(turn);
  missRepeats(turn);
  judgePerson(turn);
  followSession(turn);
  judgeStation(turn);
  enforce(turn, facts);
}

function isOf(chair: ChairId, input: Input): boolean {
  if (input.type === "gateway.started" || isOfStation(input)) return true;
  if (input.type === "command.received") return subjectOfAct(input.command.act) === chair;
  if (input.type === "hub.link") return input.chairs.includes(chair);
  return "chair" in input && input.chair === chair;
}

function takeOwn(turn: ChairTurn, input: Input): void {
  // Across a gap nobody knows what the saturation was.
  if (input.type !== "gateway.started") breatheOn(turn);
  const { alarms } = turn.draft;
  const facts = factsOf(turn);
  take(turn, input);
  turn.draft.escalation = escalationOf(turn.draft);
  // A sample comes every second, a station's word to every chair, and both seldom matter to a session.
  const often = input.type === "device.observed" || isOfStation(input);
  if (often || input.type === "cuff.result") judgePersonByNumbers(turn);
  else judgePerson(turn);
  if (often) followSample(turn, alarms);
  else followSession(turn);
  judgeStation(turn);
  enforce(turn, facts);
}

/** What changed in a session (limits, phase, baseline, off the monitor) may change what is judged of the values that stand. */
function enforce(turn: ChairTurn, before: Session | "none"): void {
  const facts = factsOf(turn);
  if (facts === before) return;
  const { limits, alarms } = turn.draft;
  enforceLimits(turn);
  judge(turn);
  if (turn.draft.limits === limits && turn.draft.alarms === alarms) return;
  followSession(turn);
  enforce(turn, facts);
}

const factsOf = ({ draft: { session } }: ChairTurn): Session | "none" =>
  session === "no session" ? "none" : session.facts;

function take(turn: ChairTurn, input: Input): void {
  switch (input.type) {
    case "gateway.started":
      restart(turn, input);
      return judge(turn);
    case "device.observed":
      observe(turn, input);
      return judge(turn);
    case "device.link":
      changeLink(turn, input);
      return judge(turn);
    case "cuff.started":
      return takeStart(turn, input);
    case "cuff.result":
      takeResult(turn, input);
      return judge(turn);
    case "cuff.failed":
      return takeFailure(turn, input);
    case "command.received":
      if (isOfStation(input)) return noteStation(turn, input);
      obey(turn, input.command);
      return judge(turn);
    case "device.backfilled":
      return tellBackfilled(turn, input);
    case "call.undelivered":
      return passOnUndelivered(turn, input);
    case "station.gone":
      return noteStation(turn, input);
    case "device.clock":
      return takeClock(turn, input);
    case "hub.link":
      return takeHub(turn, input);
    case "kit.state":
      return takeCharge(turn, input);
    case "kit.marked":
    case "clock.stepped":
    case "log.state":
    case "engine.failed":
      return;
    default:
      return unreachable(input);
  }
}
