import { execFileSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { temporaryFolder } from "./folder.ts";
import { linked, enveloped, MORNING, seqOf, ward } from "./make.ts";
import { collected, durableTo, stateWhere } from "./wait.ts";

// A disk that is really full: a file system of 4 MiB in memory, filled to its last block.
const { folder, remove } = temporaryFolder();
const mounted = mount();
afterAll(() => {
  if (mounted) execFileSync("umount", [folder]);
  remove();
});

const title = "a full disk is said in a sentence; nothing is lost when there is space again";
const why = "needs root and the right to mount a tmpfs";
test.skipIf(!mounted)(mounted ? title : `${title} (skipped: ${why})`, async () => {
  const log = await sqliteLog({ folder });
  const before = ward(1, 10);
  log.append(before);
  await durableTo(log, before);

  const filler = join(folder, "filler");
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, new Uint8Array(bavail * bsize));
  const full = stateWhere(log, (state) => !state.writable);
  const during = [
    ...ward(10, 300, 11, MORNING + 10_000),
    enveloped(5_000, MORNING + 310_000, linked(1, "while the disk is full")),
  ];
  log.append(during);
  expect((await full).why).toContain("disk of the data folder is full; free some space");
  expect((await collected(log.read({ after: seqOf(0), before: seqOf(11) }))).length).toBe(10);

  rmSync(filler);
  await durableTo(log, during);
  expect(log.state()).toEqual({ writable: true, why: "", queued: 0, lost: 0 });
  expect(await collected(log.read({ after: seqOf(0) }))).toEqual([...before, ...during]);
  await log.close();
});

function mount(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    // Root in a container without the right to mount: the test says that it was skipped.
    return false;
  }
}
