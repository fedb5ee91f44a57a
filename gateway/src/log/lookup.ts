import type { DatabaseSync } from "node:sqlite";
import { rowsOfChunk } from "./chunk.ts";
import { blobIn, intIn, textIn } from "./column.ts";
import type { Row } from "./row.ts";

const SAMPLE = "device.observed";

/** The row with the highest seq of these types and this subject. */
export function lastRow(db: DatabaseSync, types: readonly string[], of: string): Row | undefined {
  const event = db.prepare("SELECT seq, at, body FROM event WHERE subject = ? AND type = ? ORDER BY seq DESC LIMIT 1");
  const found = types.map((type) => {
    if (type === SAMPLE) return lastSample(db, of);
    const row = event.get(of, type);
    return row && { seq: intIn(row, "seq"), at: intIn(row, "at"), body: textIn(row, "body") };
  });
  return found.reduce(
    (last, row) => (last === undefined || (row !== undefined && row.seq > last.seq) ? row : last),
    undefined,
  );
}

function lastSample(db: DatabaseSync, of: string): Row | undefined {
  const row = db.prepare("SELECT seq, at, body FROM sample WHERE +subject = ? ORDER BY seq DESC LIMIT 1").get(of);
  if (row !== undefined) return { seq: intIn(row, "seq"), at: intIn(row, "at"), body: textIn(row, "body") };
  // The index of trends says at once that there is none; without it every chunk would be looked at in vain.
  if (db.prepare("SELECT 1 FROM trend WHERE subject = ? LIMIT 1").get(of) === undefined) return undefined;
  const chunk = db.prepare("SELECT body FROM chunk WHERE subject = ? ORDER BY first_seq DESC LIMIT 1").get(of);
  return chunk && rowsOfChunk(blobIn(chunk, "body")).at(-1);
}

/** Counts what is on disk: rows, and what chunks say they hold. */
export function countRows(db: DatabaseSync, types: readonly string[] | null): number {
  const events =
    types === null
      ? db.prepare("SELECT count(*) AS n FROM event").get()
      : db
          .prepare("SELECT count(*) AS n FROM event WHERE type IN (SELECT value FROM json_each(?))")
          .get(JSON.stringify(types));
  const samples =
    types === null || types.includes(SAMPLE)
      ? db.prepare("SELECT (SELECT count(*) FROM sample) + (SELECT coalesce(sum(count), 0) FROM chunk) AS n").get()
      : { n: 0 };
  return intIn(events ?? {}, "n") + intIn(samples ?? {}, "n");
}
