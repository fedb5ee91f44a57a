import { mkdirSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFolder } from "../../gateway/src/log/lock.ts";
import { LogRefused, logFile } from "../../gateway/src/log/schema.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { temporaryFolder } from "./folder.ts";
import { enveloped, linked, MORNING, seqOf } from "./make.ts";
import { collected, durableTo } from "./wait.ts";

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
    await expect(opening).rejects.toThrow(/written by a newer Vigil \(log version 99, this one reads up to 1\)/);
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
