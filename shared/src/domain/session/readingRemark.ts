import type { Instant } from "../../kernel/index.ts";
import type { EntryBody, EntryId, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { keepArrival } from "./arrival.ts";
import { keepBeside, openSession } from "./change.ts";
import { judgeAgain } from "./judgeAgain.ts";
import { standingLines } from "./standingLines.ts";
import type { Reading, SessionState } from "./state.ts";
import { keepReading } from "./takeReading.ts";

type Remark = Extract<EntryBody, { kind: "reading remark" }>;

/** By which instant people speak of a reading: the one that every screen shows with it. */
const namedBy = ({ at, happenedAt }: Reading): Instant => happenedAt ?? at;

/**
 * What somebody says of a reading (safety S18). Not the patient's it is set aside: no alarm, no baseline, no schedule and no
 * discharge rests on it. Once that is put right it counts as it did.
 */
export function takeRemark(turn: ChairTurn, { reading: named, notPatient }: Remark, by: Who): void {
  const session = openSession(turn);
  if (session === undefined) throw new Error("there is no open session to say anything in");
  const from = notPatient ? session.readings : session.notPatient;
  const reading = from.findLast((one) => namedBy(one) === named);
  // Who worked the cuff changes nothing of what it measured.
  if (reading === undefined) return;
  const others = from.filter((one) => one !== reading);
  if (notPatient) keepBeside(turn, { readings: others, notPatient: [...session.notPatient, reading] });
  else {
    keepBeside(turn, { notPatient: others });
    keepReading(turn, reading);
  }
  keepArrival(turn, reading, !notPatient, by);
  // What was typed in late was told once, and never judged as present (S12).
  if (reading.typed?.present !== false) judgeAgain(turn, "nothing follows", reading.at);
}

/** Why nothing can be said of that reading, as a sentence. One remark stands for each: another one puts it right. */
export function remarkRefused(
  session: SessionState,
  { reading: named, workedBy, notPatient }: Remark,
  corrects: EntryId | undefined,
): string | "no" {
  const old = session.chart.find(({ id }) => id === corrects);
  if (old?.entry.kind === "reading remark" && old.entry.reading !== named)
    return "That remark is about another reading: correct it as it is";
  if (old === undefined && !notPatient && workedBy === undefined)
    return "Nothing was said of the reading: there is nothing to record";
  if (![...session.readings, ...session.notPatient].some((one) => namedBy(one) === named))
    return "There is no reading of that time in this session: look again";
  const before = standingLines(session.chart).find(
    ({ entry }) => entry.kind === "reading remark" && entry.reading === named,
  );
  return before === undefined || before.id === corrects
    ? "no"
    : "That reading has a remark already: correct the one that stands";
}

/** Whether the reading of that typed line was set aside. */
export const isSetAside = ({ notPatient }: SessionState, line: EntryId): boolean =>
  notPatient.some(({ typed }) => typed?.entry === line);
