import type { CuffReading, VigilEvent } from "@vigil/shared/contracts";
import { Instant, Millis } from "@vigil/shared/kernel";
import type { DatabaseSync } from "node:sqlite";
import { Buckets, stepOf } from "./buckets.ts";
import { MINUTE_MS, minuteOf } from "./chunk.ts";
import { blobIn, intIn, textIn } from "./column.ts";
import { eachLatePoint, happenedAt, LATE_MOST_MS } from "./late.ts";
import type { Answered, Question } from "./messages.ts";
import { notPatients } from "./notPatients.ts";
import { eachPoint, type TakePoint } from "./points.ts";
import { readTrend } from "./trend.ts";

type Asked = Omit<Extract<Question, { ask: "history" }>, "ask">;

/** One chair's trends in [from, to): packed minutes by their columns, what is not packed yet and what came late row by row. */
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

  for (const { event } of heardFrom(db, "device.backfilled", chair, from, to)) eachLatePoint(event, take);

  const bp = cuffResults(db, chair, from, to);
  return { ask: "history", trend: { spo2: spo2.column(), pulse: pulse.column(), bp }, stepMs: Millis(stepMs) };
}

type Pressure = Pick<CuffReading, "systolic" | "diastolic"> & { at: Instant; late: boolean };

function cuffResults(db: DatabaseSync, chair: string, from: number, to: number): Pressure[] {
  const found: Pressure[] = [];
  const remarks = [...heardFrom(db, "chart.recorded", chair, from, to)];
  const others = notPatients(remarks.map(({ event }) => event));
  for (const { at, event } of heardFrom(db, "cuff.result", chair, from, to)) {
    const when = happenedAt(event, at);
    if (event.type !== "cuff.result" || when < from || when >= to || others.has(when)) continue;
    const { systolic, diastolic } = event.reading;
    found.push({ at: when, systolic, diastolic, late: event.late });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Events that may have happened in [from, to): heard in it, or so long afterwards as a late fact may take. */
function* heardFrom(
  db: DatabaseSync,
  type: "cuff.result" | "device.backfilled" | "chart.recorded",
  chair: string,
  from: number,
  to: number,
): Generator<{ at: Instant; event: VigilEvent }> {
  const rows = db.prepare(
    "SELECT at, body FROM event WHERE type = ? AND subject = ? AND at >= ? AND at < ? ORDER BY at, seq",
  );
  for (const row of rows.iterate(type, chair, from, to + LATE_MOST_MS))
    yield { at: Instant(intIn(row, "at")), event: eventIn(textIn(row, "body")) };
}

// Our own row, written from a VigilEvent under this schema's number: reading it back is no edge.
const eventIn = (body: string): VigilEvent => JSON.parse(body) as VigilEvent;
