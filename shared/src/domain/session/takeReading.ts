import type { Instant } from "../../kernel/index.ts";
import type { CuffReading } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { keepBeside, openSession } from "./change.ts";
import { judgeRise } from "./rise.ts";
import type { Reading, SessionState } from "./state.ts";

// Many times what any cadence gives in a day; a cuff that floods must not let the state grow.
const READINGS_KEPT = 500;

/** A valid reading that is neither late nor a duplicate; `more`: typed by a person, with when; or dated by its device. */
export function takeSessionReading(
  turn: ChairTurn,
  { systolic, diastolic, mean, pulse }: CuffReading,
  more: Partial<Pick<Reading, "at" | "typed" | "happenedAt">> = {},
): void {
  if (openSession(turn) === undefined) return;
  keepReading(turn, { at: turn.at, systolic, diastolic, pulse, ...(mean !== "unavailable" && { mean }), ...more });
  judgeRise(turn, { systolic, diastolic });
}

/** One that a device had kept from before; of another time than this session it is nobody's here. */
export function keepLateReading(turn: ChairTurn, { systolic, diastolic, pulse }: CuffReading, at: Instant): void {
  const session = openSession(turn);
  const opened = session?.facts.phases[0]?.at;
  if (session === undefined || opened === undefined || at < opened) return;
  const kept = [...session.keptReadings, { at, systolic, diastolic, pulse }].toSorted((a, b) => a.at - b.at);
  keepBeside(turn, { keptReadings: kept.slice(-READINGS_KEPT) });
}

/** The last pressure that is known, whoever told it and when. */
export function lastKnown({ readings, keptReadings }: SessionState): Reading | undefined {
  const last = readings.at(-1);
  const kept = keptReadings.at(-1);
  return kept === undefined || (last !== undefined && last.at >= kept.at) ? last : kept;
}

/** Keeps it among the others, in the order in which they were taken. */
export function keepReading(turn: ChairTurn, reading: Reading): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const next = session.readings.findLastIndex(({ at }) => at <= reading.at) + 1;
  keepBeside(turn, { readings: session.readings.toSpliced(next, 0, reading).slice(-READINGS_KEPT) });
}
