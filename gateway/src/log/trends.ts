import type { CuffReading, VigilEvent } from "@vigil/shared/contracts";
import { Instant, Millis } from "@vigil/shared/kernel";
import type { DatabaseSync } from "node:sqlite";
import { Buckets, stepOf } from "./buckets.ts";
import { MINUTE_MS, minuteOf } from "./chunk.ts";
import { blobIn, intIn, textIn } from "./column.ts";
import type { Answered, Question } from "./messages.ts";
import { eachPoint, type TakePoint } from "./points.ts";
import { readTrend } from "./trend.ts";

type Asked = Omit<Extract<Question, { ask: "history" }>, "ask">;

/** One chair's trends in [from, to): packed minutes by their columns, what is not packed yet row by row. */
export function trendsOf(db: DatabaseSync, { chair, from, to, points }: Asked): Extract<Answered, { ask: "history" }> {
  const stepMs = stepOf({ from: Instant(from), to: Instant(to), points });
  const spo2 = new Buckets(from, to, stepMs);
  const pulse = new Buckets(from, to, stepMs);
  const take: TakePoint = (metric, at, value) => (metric === "spo2" ? spo2 : pulse).add(at, value);

  const packed = db.prepare("SELECT minute, points FROM trend WHERE subject = ? AND minute >= ? AND minute <= ?");
  for (const row of packed.iterate(chair, minuteOf(from), minuteOf(to)))
    readTrend(intIn(row, "minute") * MINUTE_MS, blobIn(row, "points"), take);

  const loose = db.prepare("SELECT at, body FROM sample WHERE +subject = ? AND at >= ? AND at < ?");
  for (const row of loose.iterate(chair, from, to)) eachPoint(eventIn(textIn(row, "body")), intIn(row, "at"), take);

  const bp = cuffResults(db, chair, from, to);
  return { ask: "history", trend: { spo2: spo2.column(), pulse: pulse.column(), bp }, stepMs: Millis(stepMs) };
}

type Pressure = Pick<CuffReading, "systolic" | "diastolic"> & { at: Instant; late: boolean };

function cuffResults(db: DatabaseSync, chair: string, from: number, to: number): Pressure[] {
  return db
    .prepare(
      "SELECT at, body FROM event WHERE type = 'cuff.result' AND subject = ? AND at >= ? AND at < ? ORDER BY at, seq",
    )
    .all(chair, from, to)
    .flatMap((row) => {
      const event = eventIn(textIn(row, "body"));
      if (event.type !== "cuff.result") return [];
      const { reading, late } = event;
      return [{ at: Instant(intIn(row, "at")), systolic: reading.systolic, diastolic: reading.diastolic, late }];
    });
}

// Our own row, written from a VigilEvent under this schema's number: reading it back is no edge.
const eventIn = (body: string): VigilEvent => JSON.parse(body) as VigilEvent;
