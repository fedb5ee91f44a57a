import type { CuffReading } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { keepBeside, openSession } from "./change.ts";
import { judgeRise } from "./rise.ts";
import type { Reading } from "./state.ts";

// Many times what any cadence gives in a day; a cuff that floods must not let the state grow.
const READINGS_KEPT = 500;

/** A valid reading that is neither late nor a duplicate; `more`: typed by a person, with when; or dated by its device. */
export function takeSessionReading(
  turn: ChairTurn,
  { systolic, diastolic, pulse }: CuffReading,
  more: Partial<Pick<Reading, "at" | "typed" | "happenedAt">> = {},
): void {
  if (openSession(turn) === undefined) return;
  keepReading(turn, { at: turn.at, systolic, diastolic, pulse, ...more });
  judgeRise(turn, { systolic, diastolic });
}

/** Keeps it among the others, in the order in which they were taken. */
export function keepReading(turn: ChairTurn, reading: Reading): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const next = session.readings.findLastIndex(({ at }) => at <= reading.at) + 1;
  keepBeside(turn, { readings: session.readings.toSpliced(next, 0, reading).slice(-READINGS_KEPT) });
}
