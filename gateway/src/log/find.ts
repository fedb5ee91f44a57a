import type { DatabaseSync } from "node:sqlite";
import { intIn, textIn } from "./column.ts";
import type { FindRange, Found } from "./messages.ts";
import { envelopeJson } from "./row.ts";

// A batch of late points may be 30 kB: so many rows are a few megabytes at most.
const ROWS_AT_ONCE = 200;

/** The first rows of some types, in order of seq or the other way round. Each type is walked by its index, and they are merged. */
export function findRows(db: DatabaseSync, range: FindRange): Found {
  const { of, after, before, newestFirst, limit } = range;
  const types = [...new Set(range.types)];
  if (types.length === 0) return { json: "[]", count: 0, last: after };
  const mine = of === null ? "" : "subject = :of AND ";
  const each = types.map(
    (_, i) => `SELECT seq, at, body FROM event WHERE ${mine}type = :type${i} AND seq > :after AND seq < :before`,
  );
  const rows = db
    .prepare(`${each.join(" UNION ALL ")} ORDER BY seq ${newestFirst ? "DESC" : "ASC"} LIMIT :limit`)
    .all({
      ...Object.fromEntries(types.map((type, i) => [`type${i}`, type])),
      ...(of === null ? {} : { of }),
      after,
      before,
      limit: Math.min(limit, ROWS_AT_ONCE),
    })
    .map((row) => ({ seq: intIn(row, "seq"), at: intIn(row, "at"), body: textIn(row, "body") }));
  return { json: `[${rows.map(envelopeJson).join(",")}]`, count: rows.length, last: rows.at(-1)?.seq ?? after };
}
