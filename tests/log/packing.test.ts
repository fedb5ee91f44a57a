import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EventLog } from "../../gateway/src/ports.ts";
import { chunksOf, CHUNK_SPAN } from "../../gateway/src/log/chunk.ts";
import { logFile, openForWriting } from "../../gateway/src/log/schema.ts";
import { commitRows } from "../../gateway/src/log/journal.ts";
import { insertChunks } from "../../gateway/src/log/packer.ts";
import { readPage } from "../../gateway/src/log/page.ts";
import { envelopeJson } from "../../gateway/src/log/row.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { temporaryFolder } from "./folder.ts";
import { chair, enveloped, linked, MORNING, observed, seqOf, ward } from "./make.ts";
import { collected, durableTo } from "./wait.ts";

describe("packing", () => {
  let place: ReturnType<typeof temporaryFolder>;
  let log: EventLog;
  beforeEach(async () => {
    place = temporaryFolder();
    log = await sqliteLog({ folder: place.folder });
  });
  afterEach(async () => {
    await log.close();
    place.remove();
  });

  const inFile = (): { rows: number; packed: number } => {
    const db = new DatabaseSync(logFile(place.folder), { readOnly: true });
    const one = (sql: string): number => Number(db.prepare(sql).get()?.["n"]);
    const found = {
      rows: one("SELECT count(*) AS n FROM sample"),
      packed: one("SELECT coalesce(sum(count), 0) AS n FROM chunk"),
    };
    db.close();
    return found;
  };

  /** A minute is packed after some commit: keep time going until no closed minute is left. */
  const untilPacked = async (from: number, at: number, rowsLeft: number): Promise<number> => {
    let seq = from;
    while (inFile().rows > rowsLeft) {
      const tick = [enveloped(seq++, at, linked(9, "time goes on"))];
      log.append(tick);
      await durableTo(log, tick);
    }
    return seq;
  };

  test("closed minutes are packed; what is read afterwards is what was appended, byte for byte", async () => {
    const all = ward(3, 600);
    log.append(all);
    await durableTo(log, all);
    // At 599 s the minutes up to 540 s are closed: the last minute stays in rows.
    const next = await untilPacked(2_000, MORNING + 599_000, 3 * 60);
    expect(inFile()).toEqual({ rows: 3 * 60, packed: 3 * 540 });
    const read = await collected(log.read({ after: seqOf(0), before: seqOf(2_000) }));
    expect(read.map((one) => JSON.stringify(one))).toEqual(all.map((one) => JSON.stringify(one)));
    expect(await log.count()).toBe(all.length + next - 2_000);
    const last = await log.last(["device.observed"], chair(2));
    expect(last).toEqual(all.findLast(({ event }) => event.type === "device.observed" && event.chair === chair(2)));
  });

  test("a sample that comes when its minute is packed is kept, counted, and in the trend", async () => {
    const all = ward(1, 300);
    log.append(all);
    await durableTo(log, all);
    await untilPacked(2_000, MORNING + 299_000, 60);
    const late = [enveloped(5_000, MORNING + 30_500, observed(1, 61))];
    log.append([...late, ...ward(1, 200, 5_001, MORNING + 300_000)]);
    await durableTo(log, late);
    await untilPacked(6_000, MORNING + 499_000, 80);
    expect(inFile().packed).toBe(421);
    const { spo2 } = await log.history({
      chair: chair(1),
      from: MORNING,
      to: enveloped(0, MORNING + 60_000, linked(1, "")).at,
      points: 1,
    });
    expect(spo2.min).toEqual([61]);
    expect(await log.count(["device.observed"])).toBe(501);
  });

  test("however numbers leap and times wander, pages over rows and chunks give everything once and in order", () => {
    let wandered = 0;
    let leapt = 0;
    const step = fc.record({
      leap: fc.oneof(
        { weight: 9, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.integer({ min: 2, max: 3 * CHUNK_SPAN }) },
      ),
      ms: fc.oneof(
        { weight: 9, arbitrary: fc.constant(1_000) },
        { weight: 1, arbitrary: fc.integer({ min: -90_000, max: 90_000 }) },
      ),
      chair: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom("packed", "row", "event"),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 40, maxLength: 200, size: "max" }),
        fc.nat({ max: 200 }),
        (steps, from) => {
          const here = temporaryFolder();
          const db = openForWriting(here.folder);
          let seq = 0;
          let at: number = MORNING;
          const made = steps.map(({ leap, ms, chair: n, kind }) => {
            seq += leap;
            at += ms;
            if (leap > 1) leapt++;
            if (ms < 0) wandered++;
            const event = kind === "event" ? linked(n, "on") : observed(n, 97);
            return {
              kind,
              row: {
                seq,
                at,
                subject: chair(n),
                type: event.type,
                sample: kind !== "event",
                body: JSON.stringify(event),
              },
            };
          });
          commitRows(
            db,
            made.flatMap(({ kind, row }) => (kind === "packed" ? [] : [row])),
          );
          insertChunks(db, chunksOf(made.flatMap(({ kind, row }) => (kind === "packed" ? [row] : []))));
          const after = made[from]?.row.seq ?? 0;
          for (const of of [null, chair(1)]) {
            const read: string[] = [];
            let page = { json: "[]", upTo: after, more: true };
            while (page.more) {
              page = readPage(db, { after: page.upTo, before: Number.MAX_SAFE_INTEGER, of, samples: true });
              read.push(...(JSON.parse(page.json) as unknown[]).map((one) => JSON.stringify(one)));
            }
            const wanted = made.filter(({ row }) => row.seq > after && (of === null || row.subject === of));
            expect(read).toEqual(wanted.map(({ row }) => envelopeJson(row)));
          }
          db.close();
          here.remove();
        },
      ),
      { numRuns: 60 },
    );
    expect(wandered).toBeGreaterThan(60);
    expect(leapt).toBeGreaterThan(60);
  });
});
