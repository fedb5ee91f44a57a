import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { logFile } from "../../gateway/src/log/schema.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { temporaryFolder } from "./folder.ts";
import { chair, enveloped, linked, MORNING, seqOf, ward } from "./make.ts";
import { collected, durableTo, stateWhere } from "./wait.ts";

test("a writer that breaks is said, told to the technician and started again; what waited is written, once", async () => {
  const { folder, remove } = temporaryFolder();
  const told: string[] = [];
  const log = await sqliteLog({ folder, onFatal: (why) => told.push(why) });
  const before = ward(1, 5);
  log.append(before);
  await durableTo(log, before);

  // No trouble of a disk: a table is gone, which the writer has no sentence for.
  const other = new DatabaseSync(logFile(folder));
  other.exec("ALTER TABLE event RENAME TO elsewhere");
  const broken = stateWhere(log, ({ writable }) => !writable);
  const during = [...ward(1, 5, 6, MORNING + 5_000), enveloped(11, MORNING + 10_000, linked(1, "while it was broken"))];
  log.append(during);
  expect((await broken).why).toContain("the log writer broke");
  expect(told[0]).toContain("no such table");

  other.exec("ALTER TABLE elsewhere RENAME TO event");
  other.close();
  await durableTo(log, during);
  expect(log.state()).toEqual({ writable: true, why: "", queued: 0, lost: 0 });
  expect(await collected(log.read({ after: seqOf(0) }))).toEqual([...before, ...during]);
  await log.close();
  remove();
});

test("damage in one chunk is an error for who reads it, and for nobody else", async () => {
  const { folder, remove } = temporaryFolder();
  const log = await sqliteLog({ folder });
  const all = [...ward(1, 200), enveloped(300, MORNING + 300_000, linked(1, "time goes on"))];
  log.append(all);
  await durableTo(log, all);
  await log.close();

  const again = await sqliteLog({ folder });
  const other = new DatabaseSync(logFile(folder));
  other.exec(
    `INSERT INTO chunk SELECT 250, 251, 'chair-1', 0, 1, x'00ff00ff'; INSERT INTO trend VALUES ('chair-1', 0, 250, x'00000000')`,
  );
  other.close();
  await expect(collected(again.read({ after: seqOf(0) }))).rejects.toThrow("the log holds what cannot be read");
  expect(await collected(again.read({ after: seqOf(0), samples: false }))).toEqual(all.slice(-1));
  expect(await again.last(["device.link"], chair(1))).toEqual(all.at(-1));
  await again.close();
  remove();
});
