import type { Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };
type Off = Extract<SessionAct, { type: "monitor.off" }>;

/** Off the monitor for a while, counting down (safety S16). */
export function goOffMonitor(_turn: ChairTurn, _session: SessionState, _act: Off, _by: Who): Answer {
  return { refused: "Off monitor is not built yet" };
}

export function comeBack(_turn: ChairTurn, _session: SessionState, _by: Who): Answer {
  return { refused: "Off monitor is not built yet" };
}
