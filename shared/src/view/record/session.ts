import type { Instant } from "../../kernel/index.ts";
import { hasEnded, type Author, type Criterion, type RecordRow, type Session } from "../../contracts/index.ts";
import { doseRows } from "./dose.ts";
import { baselineWords, criteriaWords, findingWords, holdWords, openingWords } from "./facts.ts";
import { at, nameOf, rowOf } from "./row.ts";

type Told = {
  recordedAt: Instant;
  by: Author;
  why: string;
  /** As last judged before. */
  criteria: readonly Criterion[];
};

/** The rows of one change of a session's facts. */
export function sessionRows(before: Session | "none", now: Session, told: Told): RecordRow[] {
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
  rows.push(...careRows(before, now, told));
  rows.push(...endRows(before, now, told));
  // A fact that has no row of its own is told in the engine's words: nothing is left out.
  return rows.length > 0 || why === "" ? rows : [rowOf(here, "session", why, nameOf(by))];
}

/** Baseline, holds, and who cleared them (safety S19). */
function screeningRows(before: Session | "none", now: Session, { recordedAt, by }: Told): RecordRow[] {
  const rows: RecordRow[] = [];
  const { baseline, holds, cleared, stoppedEarly } = now;
  const was = before === "none" ? { baseline: "not yet", holds: [], cleared: "not needed" } : before;
  if (baseline !== "not yet" && !same(baseline, was.baseline))
    rows.push(rowOf({ at: baseline.at, recordedAt }, "session", baselineWords(baseline), nameOf(by)));
  if (!same(holds, was.holds)) {
    for (const hold of holds) rows.push(rowOf(at(recordedAt), "session", holdWords(hold), "rule"));
    // A baseline that is gathered anew holds nothing and clears nothing.
    if (holds.length === 0 && baseline !== "not yet")
      rows.push(rowOf(at(recordedAt), "session", "Nothing holds the dose any more", "rule"));
  }
  if (cleared !== "not needed" && !same(cleared, was.cleared))
    rows.push(rowOf({ at: cleared.at, recordedAt }, "session", `Hold cleared: ${cleared.reason}`, cleared.by.name));
  if (stoppedEarly !== "no" && (before === "none" || before.stoppedEarly === "no"))
    rows.push(
      rowOf({ at: stoppedEarly.at, recordedAt }, "dose", `Stopped early: ${stoppedEarly.reason}`, stoppedEarly.by.name),
    );
  return rows;
}

/** Oxygen, and what people found. */
function careRows(before: Session | "none", now: Session, { recordedAt, by }: Told): RecordRow[] {
  const rows: RecordRow[] = [];
  const { flow, since } = now.oxygen;
  const flowBefore = before === "none" ? "off" : before.oxygen.flow;
  if (flow !== flowBefore)
    rows.push(
      rowOf(
        { at: since === "never" ? recordedAt : since, recordedAt },
        "note",
        flow === "off" ? "Oxygen off: room air" : `Oxygen ${flow} L/min`,
        nameOf(by),
      ),
    );
  for (const [name, found] of Object.entries(now.findings))
    if (before === "none" || !same(found, before.findings[name]))
      rows.push(rowOf({ at: found.at, recordedAt }, "finding", findingWords(name, found.value), found.by.name));
  return rows;
}

/** Checks, the signature, and how it ended (safety S21, S22). */
function endRows(before: Session | "none", now: Session, { recordedAt, criteria }: Told): RecordRow[] {
  const rows: RecordRow[] = [];
  const checksBefore = before === "none" ? 0 : before.checks.length;
  if (now.checks.length < checksBefore)
    rows.push(rowOf(at(recordedAt), "check", "Discharge checks count anew", "rule"));
  for (const [i, check] of now.checks.entries())
    if (i >= checksBefore)
      rows.push(
        rowOf(
          { at: check.at, recordedAt },
          "check",
          `Discharge check ${i + 1}${criteriaWords(criteria)}`,
          check.by.name,
        ),
      );
  const { signed, ended } = now;
  if (signed !== "not yet" && (before === "none" || before.signed === "not yet"))
    rows.push(
      rowOf(
        { at: signed.at, recordedAt },
        "signature",
        `Discharge signed: ${signed.reason}${criteriaWords(criteria)}`,
        signed.by.name,
      ),
    );
  if (ended !== "no" && (before === "none" || before.ended === "no"))
    rows.push(
      rowOf({ at: ended.at, recordedAt }, "session", `Session ended, ${now.phase}: ${ended.reason}`, nameOf(ended.by)),
    );
  return rows;
}

// Facts are plain data written by one engine, in one order of fields.
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
