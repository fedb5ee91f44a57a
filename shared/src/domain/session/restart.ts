import { Instant } from "../../kernel/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { holdBreath } from "./breathe.ts";
import { keepBeside, openSession } from "./change.ts";

/**
 * The gateway has started: a session that is open goes on as it is, and what fell due in the gap is judged now. What the
 * saturation was meanwhile nobody knows.
 */
export function restartSession(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { at } = turn;
  const { readings, unconfirmedSince, breathedTo } = session;
  // The wall clock may have gone back while the gateway was down: nothing of before may be newer than now.
  const past = (then: Instant): Instant => Instant(Math.min(then, at));
  keepBeside(turn, {
    readings: readings.map((reading) => (reading.at <= at ? reading : { ...reading, at })),
    breathedTo: past(breathedTo),
    unconfirmedSince: unconfirmedSince === "no" ? "no" : past(unconfirmedSince),
  });
  holdBreath(turn);
}
