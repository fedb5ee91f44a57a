import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { CHUNK_SPAN, rowsOfChunk } from "./chunk.ts";
import { blobIn, intIn, textIn } from "./column.ts";
import type { Page, PageRange } from "./messages.ts";
import { envelopeJson, type Row } from "./row.ts";

// A page is made within a window of numbers, which bounds what is held at once; windows are joined until a page is full.
const WINDOW = 5_000;
const ROWS_A_PAGE = 1_000;

/** The next envelopes after `after`, in order of seq, out of rows and chunks. Runs in one read transaction of the caller. */
export function readPage(db: DatabaseSync, { after, before, of, samples }: PageRange): Page {
  const rows: Row[] = [];
  let upTo = after;
  let more = true;
  while (more && rows.length < ROWS_A_PAGE) {
    const next = samples ? firstAfter(db, upTo) : upTo + 1;
    if (next === undefined || next >= before) more = false;
    else if (samples) {
      const end = Math.min(next + WINDOW, before);
      rows.push(...windowOf(db, next, end, of));
      upTo = end - 1;
    } else {
      const events = rowsOf(db, "event", { from: upTo + 1, before, of, limit: ROWS_A_PAGE });
      rows.push(...events);
      upTo = events.at(-1)?.seq ?? upTo;
      more = events.length === ROWS_A_PAGE;
    }
  }
  return { json: `[${rows.map(envelopeJson).join(",")}]`, upTo, more };
}

/** Numbers are leapt over at every start (1,000,000 at once): find where they go on. */
function firstAfter(db: DatabaseSync, after: number): number | undefined {
  const held = db
    .prepare("SELECT 1 FROM chunk WHERE first_seq > ? AND first_seq <= ? AND last_seq > ? LIMIT 1")
    .get(after - CHUNK_SPAN, after, after);
  if (held !== undefined) return after + 1;
  const row =
    db
      .prepare(
        `SELECT min(seq) AS seq FROM (SELECT min(seq) AS seq FROM event WHERE seq > ?1
         UNION ALL SELECT min(seq) FROM sample WHERE seq > ?1 UNION ALL SELECT min(first_seq) FROM chunk WHERE first_seq > ?1)`,
      )
      .get(after) ?? {};
  return row["seq"] === null ? undefined : intIn(row, "seq");
}

function windowOf(db: DatabaseSync, from: number, before: number, of: string | null): Row[] {
  const window = { from, before, of, limit: -1 };
  const rows = [...rowsOf(db, "event", window), ...rowsOf(db, "sample", window), ...packedIn(db, from, before, of)];
  return rows.sort((a, b) => a.seq - b.seq);
}

type Span = { from: number; before: number; of: string | null; limit: number };

function rowsOf(db: DatabaseSync, table: "event" | "sample", { from, before, of, limit }: Span): Row[] {
  // The plus keeps SQLite from an index by subject, whose order is not ours.
  const mine = of === null ? "" : "AND +subject = ?";
  const given: SQLInputValue[] = of === null ? [from, before, limit] : [from, before, of, limit];
  return db
    .prepare(`SELECT seq, at, body FROM ${table} WHERE seq >= ? AND seq < ? ${mine} ORDER BY seq LIMIT ?`)
    .all(...given)
    .map((row) => ({ seq: intIn(row, "seq"), at: intIn(row, "at"), body: textIn(row, "body") }));
}

function packedIn(db: DatabaseSync, from: number, before: number, of: string | null): Row[] {
  const mine = of === null ? "" : "AND subject = ?";
  const given: SQLInputValue[] = [from - CHUNK_SPAN, before, from, ...(of === null ? [] : [of])];
  return db
    .prepare(`SELECT body FROM chunk WHERE first_seq > ? AND first_seq < ? AND last_seq >= ? ${mine}`)
    .all(...given)
    .flatMap((row) => rowsOfChunk(blobIn(row, "body")))
    .filter(({ seq }) => seq >= from && seq < before);
}
