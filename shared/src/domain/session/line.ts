import { between, Minutes, type Instant } from "../../kernel/index.ts";
import { EntryId, type ChartEntry, type EntryBody, type Who } from "../../contracts/index.ts";
import { attend } from "../alarm/going.ts";
import type { ChairTurn } from "../chair/state.ts";
import { keepBeside, openSession } from "./change.ts";

// Many times what a day of charting gives; the log keeps them all.
const LINES_KEPT = 1_000;

/** Writes a line into the chart of the open session, and tells it. Nothing is undone: a correction is a new line. */
export function writeLine(
  turn: ChairTurn,
  entry: EntryBody,
  by: Who,
  happenedAt: Instant,
  corrects?: EntryId,
): ChartEntry {
  const { draft, decisions, at } = turn;
  const session = openSession(turn);
  if (session === undefined) throw new Error("there is no open session to chart in");
  const { id } = session.facts;
  const line: ChartEntry = {
    id: EntryId.parse(`${id}-${session.lines + 1}`),
    chair: draft.id,
    session: id,
    entry,
    by,
    happenedAt,
    recordedAt: at,
    ...(corrects !== undefined && { corrects }),
  };
  keepBeside(turn, { lines: session.lines + 1, chart: [...session.chart, line].slice(-LINES_KEPT) });
  decisions.push({ at, event: { type: "chart.recorded", line } });
  if (isOfNow(line)) attend(turn);
  return line;
}

// Our judgement: it takes this long to chart what one sees; what is older is of before (safety S12).
const PRESENT = Minutes(2);

/** S10: a new observation says as much as "at patient"; a note, a correction, a word about a reading or what is told late is none. */
const isOfNow = ({ entry, happenedAt, recordedAt, corrects }: ChartEntry): boolean =>
  entry.kind !== "note" &&
  entry.kind !== "reading remark" &&
  corrects === undefined &&
  between(happenedAt, recordedAt) <= PRESENT;
