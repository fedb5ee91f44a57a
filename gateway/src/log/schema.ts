import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { intIn, textIn } from "./column.ts";
import { changedInVersion3, toVersion3 } from "./toVersion3.ts";
import { inTransaction } from "./transaction.ts";

export const SCHEMA_VERSION = 3;

// Version 1.
const TABLES = `
  CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX event_by_type ON event (subject, type, seq, at);
  CREATE TABLE sample (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE chunk (first_seq INTEGER PRIMARY KEY, last_seq INTEGER NOT NULL, subject TEXT NOT NULL, minute INTEGER NOT NULL,
                      count INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
  CREATE TABLE trend (subject TEXT NOT NULL, minute INTEGER NOT NULL, first_seq INTEGER NOT NULL, points BLOB NOT NULL,
                      PRIMARY KEY (subject, minute, first_seq)) STRICT, WITHOUT ROWID;
`;

// Version 2. An index ends with the row's own number, which is seq: what is rare is found over all subjects, in order.
const BY_KIND = "CREATE INDEX event_by_kind ON event (type);";

/** What brings a file from each version to the next; the first makes a new one. */
const steps = [sql(TABLES), sql(BY_KIND), rewritten] as const satisfies { length: typeof SCHEMA_VERSION };

function sql(text: string): (db: DatabaseSync) => void {
  return (db) => db.exec(text);
}

/** Version 3: four routes, the chart, rules by name. Samples are as they were, and so is what is packed of them. */
function rewritten(db: DatabaseSync): void {
  const read = db.prepare("SELECT seq, body FROM event WHERE type = ? AND seq > ? ORDER BY seq LIMIT 1000");
  const write = db.prepare("UPDATE event SET body = ? WHERE seq = ?");
  for (const type of changedInVersion3) {
    let rows = read.all(type, 0);
    while (rows.length > 0) {
      let last = 0;
      for (const row of rows) {
        last = intIn(row, "seq");
        const event: unknown = JSON.parse(textIn(row, "body"));
        if (typeof event === "object" && event !== null)
          write.run(JSON.stringify(toVersion3(Object.fromEntries(Object.entries(event)))), last);
      }
      rows = read.all(type, last);
    }
  }
}

// Another program that holds the file for longer than this is trouble to be shown, not to be waited for.
const BUSY_MS = 250;

/** Thrown when a log may not be opened. The message is a sentence for the person who starts the gateway. */
export class LogRefused extends Error {}

export const logFile = (folder: string): string => join(folder, "log.db");

/** The log for its one writer; makes the tables of a new file and brings an older one up to date. Throws LogRefused when the file is newer than this program. */
export function openForWriting(folder: string): DatabaseSync {
  const db = new DatabaseSync(logFile(folder), { timeout: BUSY_MS });
  // FULL: a commit is on the disk when it is done, also when the power fails (facts/reliability section 1).
  // A checkpoint copies every page again and waits for the disk twice: at 32 MB it comes an eighth as often as at 4.
  db.exec("PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 8000");
  const mode = textIn(db.prepare("PRAGMA journal_mode = WAL").get() ?? {}, "journal_mode");
  if (mode !== "wal") {
    db.close();
    throw new LogRefused(
      `the disk of ${folder} cannot keep the log (no shared memory there); choose a local folder with --data.`,
    );
  }
  const version = intIn(db.prepare("PRAGMA user_version").get() ?? {}, "user_version");
  if (version > SCHEMA_VERSION) {
    db.close();
    throw new LogRefused(
      `${logFile(folder)} was written by a newer Vigil (log version ${version}, this one reads up to ${SCHEMA_VERSION}). ` +
        "Start the newer Vigil, or choose another folder with --data.",
    );
  }
  if (version < SCHEMA_VERSION)
    inTransaction(db, () => {
      for (const step of steps.slice(version)) step(db);
      db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    });
  return db;
}

export function openForReading(folder: string): DatabaseSync {
  const db = new DatabaseSync(logFile(folder), { readOnly: true, timeout: 5_000 });
  db.exec("PRAGMA cache_size = -32000");
  return db;
}
