import type { DatabaseSync, SQLInputValue } from "node:sqlite";

// One statement for so many rows costs six tenths of as many statements; more at once gain little (docs/decisions/log-layout.md).
const ROWS_AT_ONCE = 16;

/** Inserts rows, each a list of its columns' values; one that is there already is left as it is. Returns how many were new. */
export function insertMany(
  db: DatabaseSync,
  into: string,
  columns: number,
  rows: readonly (readonly SQLInputValue[])[],
): number {
  const one = `(${Array.from({ length: columns }, () => "?").join(", ")})`;
  const sql = (count: number): string =>
    `INSERT INTO ${into} VALUES ${Array.from({ length: count }, () => one).join(", ")} ON CONFLICT (seq) DO NOTHING`;
  const together = rows.length - (rows.length % ROWS_AT_ONCE);
  let inserted = 0;
  if (together > 0) {
    const many = db.prepare(sql(ROWS_AT_ONCE));
    for (let at = 0; at < together; at += ROWS_AT_ONCE)
      inserted += Number(many.run(...rows.slice(at, at + ROWS_AT_ONCE).flat()).changes);
  }
  if (together < rows.length) {
    const single = db.prepare(sql(1));
    for (const row of rows.slice(together)) inserted += Number(single.run(...row).changes);
  }
  return inserted;
}
