import { hasEnded, type EntryId, type RecordRow, type Session } from "../../contracts/index.ts";
import { courseRows } from "./course.ts";
import { doseRows } from "./dose.ts";
import { endRows } from "./ends.ts";
import { findingWords, openingWords } from "./facts.ts";
import { adjustmentRows } from "./limits.ts";
import { at, nameOf, rowOf, type Told } from "./row.ts";
import { same } from "./same.ts";
import { screeningRows } from "./screening.ts";

/** The rows of one change of a session's facts; `charted` are the lines that have rows of their own. */
export function sessionRows(
  before: Session | "none",
  now: Session,
  told: Told,
  charted: ReadonlySet<EntryId>,
): RecordRow[] {
  const { recordedAt, by, why } = told;
  const here = at(recordedAt);
  const rows: RecordRow[] = [];
  if (before === "none") rows.push(rowOf(here, "session", openingWords(now), nameOf(now.phases[0]?.by ?? by)));
  for (const change of now.phases.slice(before === "none" ? 0 : before.phases.length)) {
    // Why it ended is told by the end itself.
    const because = change.why === "" || hasEnded(change.phase) ? "" : `: ${change.why}`;
    rows.push(rowOf(at(change.at), "phase", `Phase ${change.phase}${because}`, nameOf(change.by)));
  }
  rows.push(...screeningRows(before, now, told));
  rows.push(...doseRows(before === "none" ? "none" : before.dose, now.dose, told));
  rows.push(...courseRows(before, now, told));
  rows.push(...adjustmentRows(before, now, told));
  rows.push(...findingRows(before, now, told, charted));
  rows.push(...endRows(before, now, told));
  // What was found has its rows by the line it was charted in.
  const toldElsewhere = before !== "none" && !same(before.findings, now.findings);
  // A fact that has no row of its own is told in the engine's words: nothing is left out.
  return rows.length > 0 || why === "" || toldElsewhere ? rows : [rowOf(here, "session", why, nameOf(by))];
}

/** Findings of a log from before there were lines. */
function findingRows(
  before: Session | "none",
  now: Session,
  { recordedAt }: Told,
  charted: ReadonlySet<EntryId>,
): RecordRow[] {
  return Object.entries(now.findings).flatMap(([name, found]) =>
    charted.has(found.entry) || (before !== "none" && same(found, before.findings[name]))
      ? []
      : [rowOf({ at: found.at, recordedAt }, "finding", findingWords(name, found.value), found.by.name)],
  );
}
