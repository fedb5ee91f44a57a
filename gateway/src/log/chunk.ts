import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { packedRows, packedText, type Row } from "./row.ts";
import { trendOf } from "./trend.ts";

export const MINUTE_MS = 60_000;

/**
 * A chunk spans fewer sequence numbers than this. So whoever looks for a number need look no further back than this for a
 * chunk that could hold it, and never decodes more than this many rows at once.
 */
export const CHUNK_SPAN = 20_000;

export type SampleRow = Row & { subject: string };

/** Samples of one subject and one minute, packed. A minute has as many chunks as it takes; none is ever changed. */
export type Chunk = {
  subject: string;
  minute: number;
  firstSeq: number;
  lastSeq: number;
  count: number;
  body: Uint8Array;
  trend: Uint8Array;
};

/** Packs rows, which stand in order of seq, into chunks of a subject and a minute each. */
export function chunksOf(rows: readonly SampleRow[]): Chunk[] {
  const groups: SampleRow[][] = [];
  const open = new Map<string, SampleRow[]>();
  for (const row of rows) {
    const key = `${row.subject} ${minuteOf(row.at)}`;
    const group = open.get(key);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && row.seq - first.seq < CHUNK_SPAN) group.push(row);
    else {
      const fresh = [row];
      open.set(key, fresh);
      groups.push(fresh);
    }
  }
  return groups.flatMap((group) => packed(group));
}

export const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

export const rowsOfChunk = (body: Uint8Array): Row[] => packedRows(new TextDecoder().decode(zstdDecompressSync(body)));

function packed(rows: readonly SampleRow[]): Chunk[] {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  const minute = minuteOf(first.at);
  const body = zstdCompressSync(packedText(rows));
  const trend = trendOf(minute * MINUTE_MS, rows);
  return [{ subject: first.subject, minute, firstSeq: first.seq, lastSeq: last.seq, count: rows.length, body, trend }];
}
