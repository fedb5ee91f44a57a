import { breathe } from "../discharge/air.ts";
import type { ChairTurn } from "../chair/state.ts";
import { keepBeside, openSession } from "./change.ts";
import { goodSpo2 } from "./vitals.ts";

/** Takes the saturation that has stood until now, before another takes its place. */
export function breatheOn(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined || session.breathedTo >= turn.at) return;
  const spo2 = goodSpo2(turn.draft);
  take(turn, spo2 === "unknown" ? "none" : spo2);
}

/** The gateway was down: nobody knows what the saturation was meanwhile. */
export const holdBreath = (turn: ChairTurn): void => take(turn, "none");

function take(turn: ChairTurn, spo2: number | "none"): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { air, breathedTo, protocol } = session;
  const { overMs } = protocol.discharge.spo2;
  keepBeside(turn, { air: breathe(air, spo2, breathedTo, turn.at, overMs), breathedTo: turn.at });
}
