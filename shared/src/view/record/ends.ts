import type { Criterion, RecordRow, Session } from "../../contracts/index.ts";
import { criteriaWords } from "./facts.ts";
import { at, nameOf, rowOf, type Told } from "./row.ts";

type Signed = Extract<Session["signed"], object>;

/** Checks, the signature with what it overrode, and how it ended (safety S21, S22). */
export function endRows(before: Session | "none", now: Session, { recordedAt, by, criteria }: Told): RecordRow[] {
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
        `Discharge signed: ${signed.reason}${overrideWords(signed, now.checks.length, criteria)}${criteriaWords(criteria)}`,
        signed.by.name,
      ),
    );
  if (ended !== "no" && (before === "none" || before.ended === "no")) {
    const calls = ended.calls === undefined ? "" : `; called: ${ended.calls}`;
    rows.push(
      rowOf(
        { at: ended.at, recordedAt },
        "session",
        `Session ended, ${now.phase}: ${ended.reason}${calls}`,
        nameOf(ended.by),
      ),
    );
  } else if (ended === "no" && before !== "none" && before.ended !== "no")
    rows.push(rowOf(at(recordedAt), "session", "The session was opened again", nameOf(by)));
  return rows;
}

function overrideWords({ override }: Signed, checks: number, criteria: readonly Criterion[]): string {
  if (override === undefined) return "";
  const wordsOf = (id: string): string =>
    id === "checks" ? "two complete checks" : (criteria.find((one) => one.id === id)?.words ?? id);
  const open = override.criteria.map(wordsOf).join(", ");
  const second = `second person ${override.second.name}, not verified`;
  return `; OVERRIDE: ${override.reason}; ${second}; in spite of: ${open}; complete checks: ${checks}`;
}
