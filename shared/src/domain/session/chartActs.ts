import type { Instant } from "../../kernel/index.ts";
import {
  EntryId,
  type ChartEntry,
  type EntryBody,
  type Findings,
  type Found,
  type Who,
} from "../../contracts/index.ts";
import { attend } from "../alarm/going.ts";
import type { ChairTurn } from "../chair/state.ts";
import { failsCheck } from "../discharge/human.ts";
import { change, keepBeside, openSession } from "./change.ts";
import { findingNames, foundValue, isFindingName } from "./findingWords.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Chart = Extract<SessionAct, { type: "chart.record" }>;

// Many times what a day of charting gives; the log keeps them all.
const LINES_KEPT = 1_000;

/** What a person charts, with who, when it happened and when it was recorded. Nothing is undone: a correction is a new line. */
export function recordChart(
  turn: ChairTurn,
  session: SessionState,
  act: Chart,
  by: Who,
  when: Instant,
): "done" | { refused: string } {
  const { entry, corrects } = act;
  if (corrects !== undefined && !session.chart.some(({ id }) => id === corrects))
    return { refused: "The line that this one corrects is not in this session: look again" };
  if (entry.kind === "findings" && Object.values(entry.findings).every((value) => value === undefined))
    return { refused: "Nothing was ticked: there is nothing to record" };
  const line = chart(turn, entry, by, when, corrects);
  if (entry.kind === "findings") takeFindings(turn, entry.findings, line);
  return "done";
}

/** Whoever saw the patient said how awake they are: of a session that is open it is a finding as any other. */
export function findAwake(turn: ChairTurn, moaas: number, by: Who): void {
  if (openSession(turn) === undefined) return;
  const findings = { moaas };
  takeFindings(turn, findings, chart(turn, { kind: "findings", findings }, by, turn.at, undefined));
}

/** Writes the line, and tells it. */
function chart(
  turn: ChairTurn,
  entry: EntryBody,
  by: Who,
  happenedAt: Instant,
  corrects: EntryId | undefined,
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
  // S10: a new observation says as much as "at patient".
  attend(turn);
  return line;
}

function takeFindings(turn: ChairTurn, findings: Findings, { id: entry, by, happenedAt: at }: ChartEntry): void {
  const session = openSession(turn);
  if (session === undefined) throw new Error("there is no open session to find anything in");
  const { facts } = session;
  const found: Record<string, Found> = {};
  const words: string[] = [];
  for (const name of Object.keys(findings)) {
    if (!isFindingName(name)) continue;
    const given = findings[name];
    if (given === undefined) continue;
    const value = foundValue(given);
    found[name] = { value, at, by, entry };
    words.push(`${findingNames[name]} ${value}`);
  }
  const recorded = { findings: { ...facts.findings, ...found } };
  // Clinical 6: the complete checks of a discharge are consecutive, and this is one that fails.
  if (facts.checks.length > 0 && failsCheck(found, session))
    change(turn, { ...recorded, checks: [] }, by, `${words.join(", ")}: discharge checks count anew`);
  else change(turn, recorded, by, words.join(", "));
}
