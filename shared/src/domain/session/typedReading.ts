import { after, between, Minutes } from "../../kernel/index.ts";
import type { ChartEntry, CuffReading, EntryBody } from "../../contracts/index.ts";
import { tellKept } from "../chair/kept.ts";
import { takeReading } from "../chair/pressure.ts";
import type { ChairTurn } from "../chair/state.ts";
import { startWatch } from "../chair/watch.ts";
import { keepBeside, openSession } from "./change.ts";
import { judgeAgain, STANDS } from "./judgeAgain.ts";
import type { Reading } from "./state.ts";
import { keepReading, takeSessionReading } from "./takeReading.ts";

type Typed = Extract<EntryBody, { kind: "reading" }>;

// Our judgement: it takes this long to read a cuff and to type it in; what is older is of before (safety S12).
const PRESENT = Minutes(2);

/**
 * A cuff reading that a person typed in. Of now it is judged as one of a cuff is, by its own time; of before, or older than
 * one that is known, it counts in trends and for the schedule, and what it proves is told once (safety S12).
 */
export function takeTyped(turn: ChairTurn, line: ChartEntry, typed: Typed, old: ChartEntry | undefined): void {
  const withdrawn = old === undefined ? undefined : withdraw(turn, old);
  const session = openSession(turn);
  if (session === undefined) throw new Error("there is no open session to read anything in");
  const { id: entry, happenedAt: at, recordedAt, by } = line;
  const reading = readingOf(typed);
  const last = session.readings.at(-1);
  const present = between(at, recordedAt) <= PRESENT && (last === undefined || at >= last.at);
  if (withdrawn?.typed?.present === true)
    judgeAgain(turn, present ? "another follows" : "nothing follows", withdrawn.at);
  if (!present) {
    const { systolic, diastolic, pulse } = reading;
    keepReading(turn, { at, systolic, diastolic, pulse, typed: { entry, recordedAt, present } });
    return tellKept(turn, "typed", reading, at);
  }
  const { draft } = turn;
  if (draft.watch === "not watched") startWatch(turn, `cuff reading typed in by ${by.name}`);
  draft.readingStandsUntil = after(at, STANDS);
  takeReading(turn, reading, at);
  takeSessionReading(turn, reading, { at, typed: { entry, recordedAt, present } });
}

const readingOf = ({ systolic, diastolic, pulse }: Typed): CuffReading => ({
  systolic,
  diastolic,
  mean: "unavailable",
  pulse: pulse ?? "unavailable",
});

/** It was typed wrong: it is no reading any more. */
function withdraw(turn: ChairTurn, { id }: ChartEntry): Reading | undefined {
  const session = openSession(turn);
  const wrong = session?.readings.find(({ typed }) => typed?.entry === id);
  if (session !== undefined && wrong !== undefined)
    keepBeside(turn, { readings: session.readings.filter((reading) => reading !== wrong) });
  return wrong;
}
