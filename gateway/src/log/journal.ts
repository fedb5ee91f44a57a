import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { CHUNK_SPAN } from "./chunk.ts";
import { intIn } from "./column.ts";
import { insertMany } from "./insertMany.ts";
import { inTransaction } from "./transaction.ts";
import type { JournalRow } from "./row.ts";

/** What one commit put into the file. `twice` counts rows whose number was there already. */
export type Committed = { samples: number; newest: number; twice: number };

/** Puts rows into the journal in one transaction. A row that is there already is left as it is, so that a retry is harmless. */
export function commitRows(db: DatabaseSync, rows: readonly JournalRow[]): Committed {
  const events: SQLInputValue[][] = [];
  const samples: SQLInputValue[][] = [];
  let newest = 0;
  for (const { sample, seq, at, subject, type, body } of rows) {
    if (sample) samples.push([seq, at, subject, body]);
    else events.push([seq, at, subject, type, body]);
    if (at > newest) newest = at;
  }
  return inTransaction(db, () => {
    const newEvents = insertMany(db, "event (seq, at, subject, type, body)", 5, events);
    const newSamples = insertMany(db, "sample (seq, at, subject, body)", 4, samples);
    return { samples: newSamples, newest, twice: rows.length - newEvents - newSamples };
  });
}

/** The highest seq in the file; 0 in an empty one. */
export function highestSeq(db: DatabaseSync): number {
  // Only a chunk that begins within one span of the last can end after it.
  const row = db
    .prepare(
      `SELECT max(coalesce((SELECT max(seq) FROM event), 0), coalesce((SELECT max(seq) FROM sample), 0),
                  coalesce((SELECT max(last_seq) FROM chunk WHERE first_seq > (SELECT max(first_seq) FROM chunk) - ?), 0)) AS seq`,
    )
    .get(CHUNK_SPAN);
  return intIn(row ?? {}, "seq");
}
