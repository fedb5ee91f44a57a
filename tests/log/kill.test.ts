import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { lockFolder } from "../../gateway/src/log/lock.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { temporaryFolder } from "./folder.ts";
import { seqOf } from "./make.ts";

const ROUNDS = 8;

test(`${ROUNDS} × kill -9 while it writes and packs: nothing that was durable is lost, and a new start goes on at once`, async () => {
  const { folder, remove } = temporaryFolder();
  for (let round = 1; round <= ROUNDS; round++) {
    const told = await killedAfter(folder, 3 + round * 5);
    const lock = lockFolder(folder);
    expect(lock.kind).toBe("locked");
    const log = await sqliteLog({ folder });
    expect(log.durable()).toBeGreaterThanOrEqual(told);
    let next = 1;
    for await (const { seq } of log.read({ after: seqOf(0) })) if (seq === next) next++;
    expect(next - 1).toBe(log.durable());
    expect(await log.count()).toBe(log.durable());
    await log.close();
    if (lock.kind === "locked") lock.release();
  }
  remove();
}, 120_000);

/** Starts a writer, kills it after it has told so many durable numbers; resolves with the highest it told. */
async function killedAfter(folder: string, commits: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "child.ts"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  let lines = 0;
  let told = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    told = Number(line);
    if (++lines === commits) child.kill("SIGKILL");
  }
  expect(await exited).toEqual([null, "SIGKILL"]);
  return told;
}
