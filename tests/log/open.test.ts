import { mkdirSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFolder } from "../../gateway/src/log/lock.ts";
import { LogRefused, SCHEMA_VERSION, logFile } from "../../gateway/src/log/schema.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { temporaryFolder } from "./folder.ts";
import { enveloped, linked, MORNING, observed, seqOf } from "./make.ts";
import { collected, durableTo } from "./wait.ts";

// As version 1 of the program made it.
const VERSION_1 = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX event_by_type ON event (subject, type, seq, at);
  CREATE TABLE sample (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE chunk (first_seq INTEGER PRIMARY KEY, last_seq INTEGER NOT NULL, subject TEXT NOT NULL, minute INTEGER NOT NULL,
                      count INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
  CREATE TABLE trend (subject TEXT NOT NULL, minute INTEGER NOT NULL, first_seq INTEGER NOT NULL, points BLOB NOT NULL,
                      PRIMARY KEY (subject, minute, first_seq)) STRICT, WITHOUT ROWID;
  PRAGMA user_version = 1;
`;

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

describe("opening a log", () => {
  test("finds again what was there, and the highest number of it", async () => {
    const all = [1, 2, 1_000_003].map((seq) => enveloped(seq, MORNING, linked(1, `event ${seq}`)));
    const first = await sqliteLog({ folder: place.folder });
    first.append(all);
    await durableTo(first, all);
    await first.close();
    const second = await sqliteLog({ folder: place.folder });
    expect(second.durable()).toBe(1_000_003);
    expect(await collected(second.read({ after: seqOf(0) }))).toEqual(all);
    await second.close();
  });

  test("refuses a file that a newer program wrote, and leaves it as it is", async () => {
    await (await sqliteLog({ folder: place.folder })).close();
    const db = new DatabaseSync(logFile(place.folder));
    db.exec("PRAGMA user_version = 99");
    db.close();
    const opening = sqliteLog({ folder: place.folder });
    await expect(opening).rejects.toThrow(LogRefused);
    await expect(opening).rejects.toThrow(/written by a newer Vigil \(log version 99, this one reads up to 3\)/);
  });

  test("brings a file of version 1 up to date, and finds in it what was there", async () => {
    const db = new DatabaseSync(logFile(place.folder));
    db.exec(VERSION_1);
    const all = [enveloped(1, MORNING, linked(1, "of version 1")), enveloped(2, MORNING + 1_000, observed(1, 97))];
    const [event, sample] = all.map(({ event: body }) => JSON.stringify(body));
    db.exec(`INSERT INTO event VALUES (1, ${MORNING}, 'chair-1', 'device.link', '${event}');
             INSERT INTO sample VALUES (2, ${MORNING + 1_000}, 'chair-1', '${sample}')`);
    db.close();

    const log = await sqliteLog({ folder: place.folder });
    expect(log.durable()).toBe(2);
    expect(await collected(log.read({ after: seqOf(0) }))).toEqual(all);
    expect(await collected(log.find(["device.link"]))).toEqual([all[0]]);
    await log.close();

    const after = new DatabaseSync(logFile(place.folder), { readOnly: true });
    expect(after.prepare("PRAGMA user_version").get()).toEqual({ user_version: SCHEMA_VERSION });
    const plan = after
      .prepare("EXPLAIN QUERY PLAN SELECT seq FROM event WHERE type = ? AND seq > ? ORDER BY seq")
      .all();
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringContaining("INDEX event_by_kind (type=? AND rowid>?)"),
    ]);
    after.close();
  });

  test("a file of version 1 that cannot be brought up to date is refused and left as it was", async () => {
    const db = new DatabaseSync(logFile(place.folder));
    db.exec(VERSION_1);
    // The name that version 2 needs is taken: the step fails as it would on a full disk.
    db.exec("CREATE INDEX event_by_kind ON event (at)");
    await expect(sqliteLog({ folder: place.folder })).rejects.toThrow(/event_by_kind already exists/);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
    db.close();
  });

  test("refuses a file that is no log, with a sentence", async () => {
    writeFileSync(logFile(place.folder), "this is a letter, not a log. ".repeat(100));
    await expect(sqliteLog({ folder: place.folder })).rejects.toThrow("the log file is no Vigil log");
  });

  test("refuses a log file that cannot be opened, with a sentence", async () => {
    mkdirSync(logFile(place.folder));
    await expect(sqliteLog({ folder: place.folder })).rejects.toThrow("the log file cannot be opened");
  });

  test("a number that is given out twice is told; the first envelope under it stands", async () => {
    const told: string[] = [];
    const log = await sqliteLog({ folder: place.folder, onFatal: (why) => told.push(why) });
    const first = enveloped(1, MORNING, linked(1, "first"));
    log.append([first]);
    await durableTo(log, [first]);
    const next = enveloped(2, MORNING, linked(1, "next"));
    log.append([enveloped(1, MORNING, linked(1, "again")), next]);
    await durableTo(log, [next]);
    expect(await collected(log.read({ after: seqOf(0) }))).toEqual([first, next]);
    expect(told).toEqual(["seq 1 was appended after 1", "1 numbers up to 2 were in the log already"]);
    await log.close();
  });
});

describe("the lock of the data folder", () => {
  test("the second to come hears the pid of the first; after release it is free", () => {
    const first = lockFolder(place.folder);
    expect(lockFolder(place.folder)).toEqual({ kind: "held", pid: process.pid });
    if (first.kind === "locked") first.release();
    const second = lockFolder(place.folder);
    expect(second.kind).toBe("locked");
    if (second.kind === "locked") second.release();
  });

  test("a pid that was left behind holds nothing", () => {
    writeFileSync(`${place.folder}/gateway.pid`, "1\n");
    const lock = lockFolder(place.folder);
    expect(lock.kind).toBe("locked");
    if (lock.kind === "locked") lock.release();
  });

  test("a folder that cannot be used is a sentence", () => {
    writeFileSync(`${place.folder}/file`, "");
    expect(lockFolder(`${place.folder}/file/below`)).toMatchObject({ kind: "unusable" });
  });
});
