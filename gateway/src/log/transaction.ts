import type { DatabaseSync } from "node:sqlite";

/** Runs `work` in a transaction and gives back what it gives. What it or the commit throws goes on, after the rollback. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const made = work();
    db.exec("COMMIT");
    return made;
  } catch (error) {
    // SQLite has rolled back by itself after some errors (sqlite.org/lang_transaction.html): then there is nothing to undo.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
