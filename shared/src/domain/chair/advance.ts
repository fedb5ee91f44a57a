import { unreachable, type Instant } from "../../kernel/index.ts";
import type { Input } from "../../contracts/index.ts";
import { endPauses } from "../alarm/act.ts";
import type { Timed } from "../alarm/book.ts";
import { subjectOfAct } from "../alarm/key.ts";
import { horizonOf } from "../horizon.ts";
import { takeFailure, takeResult, takeStart } from "./cuff.ts";
import { obey } from "./command.ts";
import { nextDeadline } from "./deadline.ts";
import { judge } from "./judge.ts";
import { tellBackfilled } from "./kept.ts";
import { missRepeats } from "./pressure.ts";
import { restart } from "./restart.ts";
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
    breatheOn(turn);
    const { alarms } = turn.draft;
    const taken = take(turn, input);
    if (taken === "sample") followSample(turn, alarms);
    if (taken === "fact") followSession(turn);
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
  breatheOn(turn);
  // Holds that are due end by the values that still stand; only then do values of this age fall away.
  judge(turn);
  if (expireValues(turn)) judge(turn);
  endPauses(turn);
  missRepeats(turn);
  followSession(turn);
}

/** `sample`: it comes every second, and seldom matters to a session; `nothing`: it was of no concern to this chair. */
function take(turn: ChairTurn, input: Input): "sample" | "fact" | "nothing" {
  switch (input.type) {
    case "gateway.started":
      restart(turn, input);
      judge(turn);
      return "fact";
    case "device.observed":
      if (input.chair !== turn.draft.id) return "nothing";
      observe(turn, input);
      judge(turn);
      return "sample";
    case "device.link":
      if (input.chair !== turn.draft.id) return "nothing";
      changeLink(turn, input);
      judge(turn);
      return "fact";
    case "cuff.started":
      if (input.chair !== turn.draft.id) return "nothing";
      takeStart(turn, input);
      return "fact";
    case "cuff.result":
      if (input.chair !== turn.draft.id) return "nothing";
      takeResult(turn, input);
      judge(turn);
      return "fact";
    case "cuff.failed":
      if (input.chair !== turn.draft.id) return "nothing";
      takeFailure(turn, input);
      return "fact";
    case "command.received":
      if (subjectOfAct(input.command.act) !== turn.draft.id) return "nothing";
      obey(turn, input.command);
      judge(turn);
      return "fact";
    case "device.backfilled":
      if (input.chair !== turn.draft.id) return "nothing";
      tellBackfilled(turn, input);
      return "fact";
    case "kit.state":
    case "kit.marked":
    case "station.gone":
    case "clock.stepped":
    case "log.state":
    case "engine.failed":
      return "nothing";
    default:
      return unreachable(input);
  }
}
