import type { CuffReading } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { keepBeside, openSession } from "./change.ts";
import { judgeRise } from "./rise.ts";

// Many times what any cadence gives in a day; a cuff that floods must not let the state grow.
const READINGS_KEPT = 500;

/** A valid reading that is neither late nor a duplicate. */
export function takeSessionReading(turn: ChairTurn, { systolic, diastolic, pulse }: CuffReading): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const readings = [...session.readings, { at: turn.at, systolic, diastolic, pulse }];
  keepBeside(turn, { readings: readings.slice(-READINGS_KEPT) });
  judgeRise(turn, { systolic, diastolic });
}
