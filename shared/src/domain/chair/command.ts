import { between, Seconds, type Instant } from "../../kernel/index.ts";
import type { Command } from "../../contracts/index.ts";
import { actOnAlarm, isAlarmAct } from "../alarm/act.ts";
import { attend } from "../alarm/going.ts";
import { openSession } from "../session/change.ts";
import { findAwake } from "../session/chartActs.ts";
import { leaveOpen } from "../session/endActs.ts";
import { obeySession } from "../session/obey.ts";
import { isSessionAct } from "../session/sessionAct.ts";
import { attendEvents } from "./events.ts";
import { seePatient } from "./seePatient.ts";
import type { ChairTurn, DeviceState } from "./state.ts";
import { endWatch } from "./watch.ts";

/** Answers a command with exactly one decision after all it did: done, or refused with a sentence. */
export function obey(turn: ChairTurn, command: Command): void {
  const { draft, decisions, at } = turn;
  const answer = outcome(turn, command);
  const about = { command: command.id, chair: draft.id };
  if (answer === "done") decisions.push({ at, event: { type: "command.done", ...about } });
  else decisions.push({ at, event: { type: "command.refused", ...about, why: answer.refused } });
}

function outcome(turn: ChairTurn, command: Command): "done" | { refused: string } {
  const { by, act } = command;
  const { draft } = turn;
  if (isAlarmAct(act)) return actOnAlarm(turn, act, by);
  if (isSessionAct(act)) return obeySession(turn, act, by);
  switch (act.type) {
    case "patient.seen":
      seePatient(turn);
      attend(turn);
      attendEvents(turn);
      findAwake(turn, act.moaas, by);
      return "done";
    case "patient.attended":
      if (draft.watch === "not watched" && openSession(turn) === undefined)
        return { refused: "Nobody is watched at this chair" };
      attend(turn);
      attendEvents(turn);
      return "done";
    case "patient.left":
      if (draft.session !== "no session" && draft.session.facts.ended === "no")
        return leaveOpen(turn, draft.session, by);
      if (draft.watch === "not watched") return { refused: "Nobody is watched at this chair" };
      endWatch(turn, `patient left, recorded by ${by.name}`);
      return "done";
    case "bp.measure":
      return ask(turn, command, "measure");
    case "bp.stop":
      return ask(turn, command, "stop");
    case "station.armed":
      return { refused: "A station belongs to no chair" };
  }
}

function ask(
  { draft, decisions, at }: ChairTurn,
  command: Command,
  what: "measure" | "stop",
): "done" | { refused: string } {
  const cuff = draft.devices.find(({ info }) => info.canMeasure);
  if (cuff === undefined) return { refused: "No cuff at this chair can be told to measure: start it at the device" };
  if (what === "measure" && draft.devices.some((device) => measures(device, at)))
    return { refused: "A measurement is running: wait for it, or stop it" };
  const { id: device } = cuff.info;
  decisions.push({ at, event: { type: "cuff.asked", chair: draft.id, device, ask: what, command: command.id } });
  return "done";
}

// The longest that a cuff takes (facts/cuffs section 1, row wait): one that has said nothing for longer may be asked again.
const MEASURES_AT_MOST = Seconds(180);

const measures = ({ measuring }: DeviceState, at: Instant): boolean =>
  measuring !== "no" && between(measuring, at) <= MEASURES_AT_MOST;
