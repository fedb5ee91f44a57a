import type { ChairId, Command } from "../../contracts/index.ts";
import { actOnAlarm, isAlarmAct } from "../alarm/act.ts";
import { subjectOfAct } from "../alarm/key.ts";
import type { HouseTurn } from "./state.ts";
import { armStation } from "./station.ts";

/** Answers what no engine of a chair can: the gateway's own alarms, stations, chairs that are unknown or have failed. */
export function obeyInHouse(turn: HouseTurn, command: Command): void {
  const { draft, decisions, at } = turn;
  const subject = subjectOfAct(command.act);
  if (subject !== "gateway" && draft.chairs.includes(subject) && !draft.failed.includes(subject)) return;
  const answer = subject === "gateway" ? outcome(turn, command) : { refused: whyNot(turn, subject) };
  const about = subject === "gateway" ? { command: command.id } : { command: command.id, chair: subject };
  if (answer === "done") decisions.push({ at, event: { type: "command.done", ...about } });
  else decisions.push({ at, event: { type: "command.refused", ...about, why: answer.refused } });
}

function outcome(turn: HouseTurn, { by, act }: Command): "done" | { refused: string } {
  if (isAlarmAct(act)) return actOnAlarm(turn, act, by);
  if (act.type !== "station.armed") return { refused: "This belongs to a chair" };
  armStation(turn, act.station, act.armed);
  return "done";
}

function whyNot({ draft }: HouseTurn, chair: ChairId): string {
  return draft.failed.includes(chair)
    ? "The engine of this chair has failed: watch the bedside device, and restart the gateway"
    : `There is no chair ${chair}`;
}
