import { Seq, type Envelope } from "@vigil/shared/contracts";
import { Instant, Millis } from "@vigil/shared/kernel";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { EventLog } from "../../gateway/src/ports.ts";
import { chunksOf, type SampleRow } from "../../gateway/src/log/chunk.ts";
import { insertChunks } from "../../gateway/src/log/packer.ts";
import { openForWriting } from "../../gateway/src/log/schema.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { inTransaction } from "../../gateway/src/log/transaction.ts";
import { chair, MORNING, ward } from "../log/make.ts";

const OUT = join(import.meta.dirname, "..", ".out");
const RUNS = 5;

const ROWS = 300_000;
const ROWS_A_TURN = 500;
// Well under the log's own bound: here nothing may be dropped.
const WAITING_MOST = 20_000;

/** Durable rows a second: samples of 40 chairs through the whole log, packing included, counted on disk afterwards. */
export async function rowsPerSecond(): Promise<number> {
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run++) rates.push(await oneRun());
  return median(rates);
}

async function oneRun(): Promise<number> {
  mkdirSync(OUT, { recursive: true });
  const folder = mkdtempSync(join(OUT, "log-"));
  const log = await sqliteLog({ folder });
  const envelopes = ward(40, ROWS / 40);
  const began = performance.now();
  for (let at = 0; at < envelopes.length; at += ROWS_A_TURN) {
    while (log.state().queued > WAITING_MOST) await turn();
    log.append(envelopes.slice(at, at + ROWS_A_TURN));
    await turn();
  }
  while (log.durable() < ROWS) await turn();
  const tookMs = performance.now() - began;
  const counted = await log.count();
  await log.close();
  rmSync(folder, { recursive: true });
  if (counted !== ROWS) throw new Error(`appended ${ROWS}, but ${counted} are on disk`);
  return Math.round((ROWS / tookMs) * 1_000);
}

const CHAIRS = 24;
const HISTORY_ROWS = 10_000_000;
const SECONDS = Math.ceil(HISTORY_ROWS / CHAIRS);
const SECONDS_A_STEP = 600;
const SPAN = Millis(4 * 3_600_000);

export type HistoryTimes = { rows: number; oneChairMs: number; allChairsMs: number };

/** Milliseconds to read 4 h in 600 points out of 10 million rows: of one chair, and of 24 one after the other. */
export async function historyTimes(): Promise<HistoryTimes> {
  const log = await builtOnce();
  const rows = await log.count();
  const one: number[] = [];
  const all: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    // Each run reads other hours, so that it is not its own cache.
    const from = Instant(MORNING + (run + 1) * 12 * 3_600_000);
    one.push(await timed(() => fourHours(log, (run % CHAIRS) + 1, from)));
    all.push(
      await timed(async () => {
        for (let n = 1; n <= CHAIRS; n++) await fourHours(log, n, Instant(from + SPAN));
      }),
    );
  }
  await log.close();
  return { rows, oneChairMs: median(one), allChairsMs: median(all) };
}

async function fourHours(log: EventLog, n: number, from: Instant): Promise<void> {
  const { spo2 } = await log.history({ chair: chair(n), from, to: Instant(from + SPAN), points: 600 });
  if (spo2.mean.length !== 600 || spo2.mean.includes(null)) throw new Error("a history without gaps was built");
}

async function builtOnce(): Promise<EventLog> {
  const folder = join(OUT, "history-10m");
  mkdirSync(folder, { recursive: true });
  const log = await sqliteLog({ folder });
  if ((await log.count()) >= HISTORY_ROWS) return log;
  await log.close();
  rmSync(folder, { recursive: true });
  mkdirSync(folder, { recursive: true });
  build(folder);
  return sqliteLog({ folder });
}

// Through the very functions that pack a closed minute, only without the rows' own commit before it.
function build(folder: string): void {
  const db = openForWriting(folder);
  for (let second = 0; second < SECONDS; second += SECONDS_A_STEP) {
    const seconds = Math.min(SECONDS_A_STEP, SECONDS - second);
    const rows = ward(CHAIRS, seconds, second * CHAIRS + 1, MORNING + second * 1_000).map((envelope) =>
      sampleRow(envelope),
    );
    inTransaction(db, () => insertChunks(db, chunksOf(rows)));
  }
  db.close();
}

function sampleRow({ seq, at, event }: Envelope): SampleRow {
  if (event.type !== "device.observed") throw new Error("the ward has samples only");
  return { seq: Seq.parse(seq), at, subject: event.chair, body: JSON.stringify(event) };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error("nothing was measured");
  return middle;
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
