import { expect, test } from "vitest";
import { Minutes, Seconds, after } from "@vigil/shared/kernel";
import { onDisk } from "../../gateway/src/history.test-support.ts";
import { memoryLog } from "../../gateway/src/log/memory.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { chairId, oximeterId } from "../../gateway/src/make.test-support.ts";
import { listSessions } from "../../gateway/src/record/listSessions.ts";
import { readRecord } from "../../gateway/src/record/readRecord.ts";
import { story } from "../../gateway/src/record/story.test-support.ts";
import { treatment } from "../../gateway/src/record/treatment.test-support.ts";
import { temporaryFolder } from "./folder.ts";
import { seqOf } from "./make.ts";
import { collected, durableTo } from "./wait.ts";

test("a record out of a file, its minutes packed, is the one that memory gives", async () => {
  const memory = memoryLog();
  const told = story(memory);
  const { lostAt } = treatment(told);
  const points = Array.from({ length: 10 }, (_, i) => ({
    happenedAt: after(lostAt, Seconds(i)),
    values: [{ metric: "spo2" as const, value: 84, quality: "good" as const }],
    kit: { boot: "b", seq: i },
  }));
  told.clock.advance(Minutes(30));
  told.take({ type: "device.backfilled", chair: chairId(1), device: oximeterId(1), points });
  told.told();
  await onDisk();
  const all = await collected(memory.read({ after: seqOf(0) }));

  const { folder, remove } = temporaryFolder();
  const log = await sqliteLog({ folder });
  log.append(all);
  await durableTo(log, all);
  const { id } = told.session();
  const record = await readRecord(log, id);
  expect(record).toEqual(await readRecord(memory, id));
  if (record === "no such session") throw new Error(record);
  expect(record.rows.length).toBeGreaterThan(100);
  expect(record.gaps).toHaveLength(1);
  expect(await listSessions(log, { limit: 10 })).toEqual(await listSessions(memory, { limit: 10 }));
  await log.close();
  remove();
});
