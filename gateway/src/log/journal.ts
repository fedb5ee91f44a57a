import type { DatabaseSync } from "node:sqlite";
import { CHUNK_SPAN } from "./chunk.ts";
import { intIn } from "./column.ts";
import { inTransaction } from "./transaction.ts";
import type { JournalRow } from "./row.ts";

/** What one commit put into the file. `twice` counts rows whose number was there already. */
export type Committed = { samples: number; newest: number; twice: number };

/** Puts rows into the journal in one transaction. A row that is there already is left as it is, so that a retry is harmless. */
export function commitRows(db: DatabaseSync, rows: readonly JournalRow[]): Committed {
  const event = db.prepare(
    "INSERT INTO event (seq, at, subject, type, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (seq) DO NOTHING",
  );
  const sample = db.prepare(
    "INSERT INTO sample (seq, at, subject, body) VALUES (?, ?, ?, ?) ON CONFLICT (seq) DO NOTHING",
  );
  const done: Committed = { samples: 0, newest: 0, twice: 0 };
  inTransaction(db, () => {
    for (const row of rows) {
      const { changes } = row.sample
        ? sample.run(row.seq, row.at, row.subject, row.body)
        : event.run(row.seq, row.at, row.subject, row.type, row.body);
      if (changes === 0) done.twice++;
      else if (row.sample) done.samples++;
      if (row.at > done.newest) done.newest = row.at;
    }
  });
  return done;
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
