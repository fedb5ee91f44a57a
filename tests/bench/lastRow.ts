import { setTimeout as wait } from "node:timers/promises";
import { highestSeq } from "../../gateway/src/log/journal.ts";
import { openForReading } from "../../gateway/src/log/schema.ts";
import { microseconds } from "./clock.ts";

const WITHIN_MS = 120_000;
// The log is quiet for this long: the last row is on disk.
const QUIET_US = 500_000;

/** The highest number on disk, once it is `atLeast` and grows no more, and when it was first seen there. */
export async function lastRow(folder: string, atLeast: number): Promise<{ seq: number; at: number }> {
  const db = openForReading(folder);
  try {
    const began = microseconds();
    let last = { seq: highestSeq(db), at: microseconds() };
    for (;;) {
      await wait(5);
      const seq = highestSeq(db);
      const now = microseconds();
      if (seq !== last.seq) last = { seq, at: now };
      else if (seq >= atLeast && now - last.at > QUIET_US) return last;
      if (now - began > WITHIN_MS * 1_000) throw new Error(`the log stands at ${seq}, ${atLeast} was expected`);
    }
  } finally {
    db.close();
  }
}
