import type { Instant } from "../../kernel/index.ts";
import type { ChartEntry, FindingName, Findings, Found } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { failsCheck } from "../discharge/human.ts";
import { change, openSession } from "./change.ts";
import { findingNames, foundValue, isFindingName } from "./findingWords.ts";
import { same } from "./same.ts";
import { standingLines } from "./standingLines.ts";
import type { SessionState } from "./state.ts";

/**
 * Of each finding the last by when it was found stands, whenever it was charted (safety S12). What only a corrected line had
 * said is no longer known.
 */
export function takeFindings(turn: ChairTurn, line: ChartEntry, findings: Findings, old: ChartEntry | undefined): void {
  const session = openSession(turn);
  if (session === undefined) throw new Error("there is no open session to find anything in");
  const { facts } = session;
  const lines = standingLines(session.chart);
  const now: Record<string, Found> = { ...facts.findings };
  const found: Record<string, Found> = {};
  const words: string[] = [];
  for (const name of new Set([...namesOf(findings), ...correctedNames(old)])) {
    const last = lastOf(lines, name, turn.at, forgotten(facts.findings[name], session));
    if (same(last, facts.findings[name])) continue;
    delete now[name];
    if (last === undefined) words.push(`${findingNames[name]} taken back`);
    else {
      now[name] = last;
      found[name] = last;
      words.push(`${findingNames[name]} ${last.value}`);
    }
  }
  if (words.length === 0) return;
  // Clinical 6: the complete checks of a discharge are consecutive, and this is one that fails.
  if (facts.checks.length > 0 && failsCheck(found, session))
    change(turn, { findings: now, checks: [] }, line.by, `${words.join(", ")}: discharge checks count anew`);
  else change(turn, { findings: now }, line.by, words.join(", "));
}

/** What stands by a line that is no longer kept: nobody can put it right, and it is as true as it was. */
const forgotten = (found: Found | undefined, { chart }: SessionState): Found | undefined =>
  found === undefined || chart.some(({ id }) => id === found.entry) ? undefined : found;

const namesOf = (findings: Findings): readonly FindingName[] =>
  Object.keys(findings)
    .filter(isFindingName)
    .filter((name) => findings[name] !== undefined);

const correctedNames = (old: ChartEntry | undefined): readonly FindingName[] =>
  old?.entry.kind === "findings" ? namesOf(old.entry.findings) : [];

/** Of two that were found at the same time the one that was charted later. */
function lastOf(
  lines: readonly ChartEntry[],
  name: FindingName,
  now: Instant,
  before: Found | undefined,
): Found | undefined {
  let last = before;
  for (const { id, entry, by, happenedAt: at } of lines) {
    if (entry.kind !== "findings" || at > now || (last !== undefined && at < last.at)) continue;
    const given = entry.findings[name];
    if (given !== undefined) last = { value: foundValue(given), at, by, entry: id };
  }
  return last;
}
