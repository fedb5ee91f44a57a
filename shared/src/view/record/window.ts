import { between, type Instant } from "../../kernel/index.ts";
import type { RecordRow, Session } from "../../contracts/index.ts";
import { at, rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

/** The dissociative window as two marks (safety S20); what lies beyond `until` has not come. */
export function windowRows({ window, dose }: Session, until: Instant): RecordRow[] {
  if (window === "none" || dose === "none") return [];
  const rows: RecordRow[] = [];
  const mark = (when: Instant, words: string): void => {
    if (when <= until) rows.push(rowOf(at(when), "note", words, "rule"));
  };
  mark(
    window.from,
    `Dissociative window begins, ${spanWords(between(dose.startedAt, window.from))} after the dose began`,
  );
  if (window.to !== "dose goes on" && dose.stoppedAt !== "not yet")
    mark(
      window.to,
      `Dissociative window ends, ${spanWords(between(dose.stoppedAt, window.to))} after the end of the dose`,
    );
  return rows;
}
