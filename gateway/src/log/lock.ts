import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { troubleOf } from "./trouble.ts";

export type FolderLock =
  | { kind: "locked"; release: () => void }
  /** Another gateway has it; its pid, where it has said so yet. */
  | { kind: "held"; pid: number | "unknown" }
  /** The folder cannot be used at all; a sentence. */
  | { kind: "unusable"; why: string };

// A lock that is dropped by nobody must not be dropped by the garbage collector either.
const held = new Set<DatabaseSync>();

/**
 * Takes the data folder for this process. The lock is an exclusive transaction on a file of its own, that is a lock of the
 * operating system: it ends with its process, however that ends, and no pid can be mistaken for another's.
 */
export function lockFolder(folder: string): FolderLock {
  const pidFile = join(folder, "gateway.pid");
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    db = new DatabaseSync(join(folder, "lock.db"), { timeout: 0 });
    db.exec("BEGIN EXCLUSIVE");
    writeFileSync(pidFile, `${process.pid}\n`);
  } catch (error) {
    db?.close();
    if (isBusy(error)) return { kind: "held", pid: pidIn(pidFile) };
    const why = troubleOf(error) ?? fileTrouble(error);
    if (why === undefined) throw error;
    return { kind: "unusable", why: `the data folder ${folder} cannot be used: ${why}` };
  }
  const mine = db;
  held.add(mine);
  return {
    kind: "locked",
    release: () => {
      if (!held.delete(mine)) return;
      rmSync(pidFile, { force: true });
      mine.close();
    },
  };
}

const isBusy = (error: unknown): boolean => error instanceof Error && "errcode" in error && error.errcode === 5;

function fileTrouble(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error
    ? error.message
    : undefined;
}

function pidIn(file: string): number | "unknown" {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isInteger(pid) ? pid : "unknown";
  } catch (error) {
    // The other gateway is between taking the lock and writing its pid.
    if (fileTrouble(error) !== undefined) return "unknown";
    throw error;
  }
}
