import type { Input } from "../../contracts/index.ts";
import { lower } from "../discharge/air.ts";
import { keepBeside, openSession } from "../session/change.ts";
import type { ChairTurn } from "./state.ts";

type Backfilled = Extract<Input, { type: "device.backfilled" }>;

/**
 * S12, S21: saturations that a kit kept count against a discharge and for nothing: they lower what was seen, and nothing is
 * seen by them. A poor value proves nothing here either (S7).
 */
export function keepLateAir(turn: ChairTurn, points: Backfilled["points"]): void {
  const session = openSession(turn);
  const opened = session?.facts.phases[0]?.at;
  if (session === undefined || opened === undefined) return;
  const { overMs } = session.protocol.discharge.spo2;
  let { air } = session;
  for (const { happenedAt, values } of points) {
    // Of another time than this session it is nobody's here.
    if (happenedAt < opened) continue;
    for (const value of values) {
      if (value.metric !== "spo2" || value.value === "unavailable" || value.quality !== "good") continue;
      air = lower(air, value.value, happenedAt, turn.at, overMs);
    }
  }
  if (air !== session.air) keepBeside(turn, { air });
}
