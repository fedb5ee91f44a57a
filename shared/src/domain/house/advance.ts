import { earliest, unreachable, type Instant } from "../../kernel/index.ts";
import type { Input } from "../../contracts/index.ts";
import { passOnUndelivered } from "../alarm/act.ts";
import { answersDue, fireAnswers } from "../alarm/answers.ts";
import type { Timed } from "../alarm/book.ts";
import { defaultLimits } from "../alarm/defaultLimits.ts";
import { endNow } from "../alarm/lifecycle.ts";
import { restartAlarms } from "../alarm/restartAlarms.ts";
import { clinicEscalation } from "../protocol/clinic.ts";
import { horizonOf } from "../horizon.ts";
import { hubsDue, judgeHubs, takeHub } from "./hub.ts";
import { obeyInHouse } from "./command.ts";
import type { HouseState, HouseTurn } from "./state.ts";
import { armStation } from "./station.ts";
import { engineFailed, logKey, logState } from "./trouble.ts";

/** As `advanceChair`, for what belongs to the gateway itself. Inputs that a chair answers change nothing here. */
export function advanceHouse(
  state: HouseState,
  input: Input | "wake",
  at: Instant,
): { readonly state: HouseState; readonly decisions: readonly Timed[] } {
  const turn: HouseTurn = { at, draft: { ...state }, decisions: [] };
  fireUntil(turn, horizonOf(input, at));
  if (input !== "wake") {
    take(turn, input);
    turn.draft.nextAt = nextDeadline(turn.draft);
    fireUntil(turn, at);
  }
  return { state: turn.draft, decisions: turn.decisions };
}

export const deadlineOfHouse = ({ nextAt }: HouseState): Instant | undefined =>
  nextAt === "none" ? undefined : nextAt;

function fireUntil({ draft, decisions }: HouseTurn, horizon: Instant): void {
  while (draft.nextAt !== "none" && draft.nextAt <= horizon) {
    const due = draft.nextAt;
    fireAnswers({ at: due, draft, decisions });
    judgeHubs({ at: due, draft, decisions });
    draft.nextAt = nextDeadline(draft);
    if (draft.nextAt !== "none" && draft.nextAt <= due) throw new Error(`the deadline at ${due} did not pass`);
  }
}

const nextDeadline = (state: HouseState): Instant | "none" => earliest(answersDue(state), hubsDue(state)) ?? "none";

function take(turn: HouseTurn, input: Input): void {
  switch (input.type) {
    case "gateway.started":
      return restart(turn, input);
    case "log.state":
      return logState(turn, input);
    case "engine.failed":
      return engineFailed(turn, input);
    case "command.received":
      return obeyInHouse(turn, input.command);
    case "station.gone":
      return armStation(turn, input.station, "gone");
    case "hub.link":
      return takeHub(turn, input);
    case "call.undelivered":
      return passOnUndelivered(turn, input);
    case "device.observed":
    case "device.link":
    case "cuff.started":
    case "cuff.result":
    case "cuff.failed":
    case "device.backfilled":
    case "device.clock":
    case "kit.state":
    case "kit.marked":
    case "clock.stepped":
      return;
    default:
      return unreachable(input);
  }
}

function restart(turn: HouseTurn, started: Extract<Input, { type: "gateway.started" }>): void {
  const { draft } = turn;
  // Logs from before have not all the numbers.
  draft.limits = { ...defaultLimits, ...started.limits };
  const clinic = (started.protocols ?? []).find(({ setting }) => setting === "clinic");
  draft.escalation = clinic?.escalation ?? clinicEscalation;
  draft.chairs = started.chairs.map(({ id }) => id);
  draft.labels = Object.fromEntries(started.chairs.map(({ id, label }) => [id, label]));
  draft.failed = [];
  // Its lines are opened anew, and every chair tells of its own until they are found lost together again.
  draft.hubs = [];
  draft.stations = [];
  // A new engine runs at every chair, and only a start can end that alarm.
  for (const entry of Object.values(draft.alarms))
    if (entry.alarm.condition === "engine" || entry.alarm.condition === "hub") endNow(turn, entry);
  // A new start opens the log anew; if that cannot be written either, it is said again.
  if (draft.alarms[logKey] !== undefined) logState(turn, { type: "log.state", writable: true, why: "", lost: 0 });
  restartAlarms(turn);
}
