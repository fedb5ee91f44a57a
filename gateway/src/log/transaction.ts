import type { DatabaseSync } from "node:sqlite";

/** Runs `work` in a transaction. What it or the commit throws goes on, after the rollback. */
export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    work();
    db.exec("COMMIT");
  } catch (error) {
    // SQLite has rolled back by itself after some errors (sqlite.org/lang_transaction.html): then there is nothing to undo.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
