import type { DatabaseSync } from "node:sqlite";
import { chunksOf, MINUTE_MS, minuteOf, type Chunk, type SampleRow } from "./chunk.ts";
import { intIn, textIn } from "./column.ts";
import { inTransaction } from "./transaction.ts";

// A minute is closed half a minute after its end: what came late by then is in it. Later rows make a chunk of their own.
const CLOSED_AFTER_MS = 90_000;
// One step packs no more than this, about 10 ms: so long may a commit have to wait. A minute of 24 chairs at 1 Hz is one step.
const ROWS_A_STEP = 1_500;
// In a flood a step follows each full commit: it must take away more than that brought, or the rows would pile up.
const ROWS_A_STEP_IN_FLOOD = 2_500;
// More unpacked rows than this are packed without waiting for their minute's end: trends read the unpacked ones one by one.
const UNPACKED_MOST = 100_000;

/** Moves samples of closed minutes into chunks, each in the transaction that deletes the rows. */
export class Packer {
  readonly #db: DatabaseSync;
  #unpacked: number;
  #newest: number;
  #triedAt = 0;

  constructor(db: DatabaseSync) {
    this.#db = db;
    const row = db.prepare("SELECT count(*) AS n, coalesce(max(at), 0) AS newest FROM sample").get() ?? {};
    this.#unpacked = intIn(row, "n");
    this.#newest = intIn(row, "newest");
  }

  /** Tells of rows that were committed; `newest` is the latest instant among them. */
  committed(samples: number, newest: number): void {
    this.#unpacked += samples;
    this.#newest = Math.max(this.#newest, newest);
  }

  get due(): boolean {
    return this.#crowded || minuteOf(this.#closedBefore) > this.#triedAt;
  }

  /** One step of packing; throws what SQLite throws, and then nothing has changed. */
  step(): void {
    const rows = this.#crowded
      ? oldest(this.#db, Number.MAX_SAFE_INTEGER, ROWS_A_STEP_IN_FLOOD)
      : oldest(this.#db, minuteOf(this.#closedBefore) * MINUTE_MS, ROWS_A_STEP);
    if (rows.length > 0) {
      inTransaction(this.#db, () => {
        const remove = this.#db.prepare("DELETE FROM sample WHERE seq = ?");
        for (const row of rows) remove.run(row.seq);
        insertChunks(this.#db, chunksOf(rows));
      });
      this.#unpacked -= rows.length;
    } else this.#triedAt = minuteOf(this.#closedBefore);
  }

  /** After trouble: no more packing until the next minute closes. */
  putOff(): void {
    this.#triedAt = minuteOf(this.#closedBefore);
  }

  get #crowded(): boolean {
    return this.#unpacked > UNPACKED_MOST;
  }

  get #closedBefore(): number {
    return this.#newest - CLOSED_AFTER_MS + MINUTE_MS;
  }
}

export function insertChunks(db: DatabaseSync, chunks: readonly Chunk[]): void {
  const chunk = db.prepare(
    "INSERT INTO chunk (first_seq, last_seq, subject, minute, count, body) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const trend = db.prepare("INSERT INTO trend (subject, minute, first_seq, points) VALUES (?, ?, ?, ?)");
  for (const { firstSeq, lastSeq, subject, minute, count, body, trend: points } of chunks) {
    chunk.run(firstSeq, lastSeq, subject, minute, count, body);
    trend.run(subject, minute, firstSeq, points);
  }
}

function oldest(db: DatabaseSync, before: number, most: number): SampleRow[] {
  const rows = db
    .prepare("SELECT seq, at, subject, body FROM sample WHERE at < ? ORDER BY seq LIMIT ?")
    .all(before, most)
    .map((row) => ({
      seq: intIn(row, "seq"),
      at: intIn(row, "at"),
      subject: textIn(row, "subject"),
      body: textIn(row, "body"),
    }));
  const last = rows.at(-1);
  if (last === undefined || rows.length < most) return rows;
  // Cut between two minutes where that is possible: a minute in one chunk reads faster than one in two.
  const whole = rows.filter((row) => minuteOf(row.at) !== minuteOf(last.at));
  return whole.length > 0 ? whole : rows;
}
