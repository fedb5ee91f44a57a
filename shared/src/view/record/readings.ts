import { between, type Instant } from "../../kernel/index.ts";
import type { CuffReading, DeviceId, Envelope, RecordRow, VigilEvent } from "../../contracts/index.ts";
import { besideReading, type Remarks } from "./remarks.ts";
import { rowOf } from "./row.ts";
import { spanWords } from "./spanWords.ts";

type Result = Extract<VigilEvent, { type: "cuff.result" }>;
type Failed = Extract<VigilEvent, { type: "cuff.failed" }>;

/** Cuff readings, each with its source and what makes it less than a reading of now, and measurements that failed. */
export function readingRows(envelopes: readonly Envelope[], remarks: Remarks): RecordRow[] {
  const rows: RecordRow[] = [];
  const people = new Map<string, string>();
  // By device: how the measurement that runs came about, and the last reading.
  const source = new Map<DeviceId, string>();
  const last = new Map<DeviceId, CuffReading>();
  for (const { at: recordedAt, event } of envelopes) {
    if (event.type === "command.received") people.set(event.command.id, event.command.by.name);
    else if (event.type === "cuff.asked") {
      const by = event.command === undefined ? undefined : people.get(event.command);
      if (event.ask === "measure") source.set(event.device, by === undefined ? "asked for" : `asked for by ${by}`);
    } else if (event.type === "cuff.started") {
      if (!source.has(event.device)) source.set(event.device, event.why);
    } else if (event.type === "cuff.result") {
      const { device, reading, late } = event;
      const started = source.get(device);
      const how = late || started === undefined ? [] : [started];
      const said = besideReading(remarks, event.happenedAt ?? recordedAt);
      rows.push(readingRow(event, recordedAt, [...said, ...lateWords(event, recordedAt, last.get(device)), ...how]));
      last.set(device, reading);
      if (!late) source.delete(device);
    } else if (event.type === "cuff.failed") {
      rows.push(failureRow(event, recordedAt));
      source.delete(event.device);
    }
  }
  return rows;
}

const readingRow = (
  { device, reading, happenedAt }: Result,
  recordedAt: Instant,
  notes: readonly string[],
): RecordRow =>
  rowOf({ at: happenedAt ?? recordedAt, recordedAt }, "reading", [bpWords(reading), ...notes].join("; "), device);

function bpWords({ systolic, diastolic, mean, pulse }: CuffReading): string {
  const ofMean = mean === "unavailable" ? "" : `, mean ${mean}`;
  return `BP ${systolic}/${diastolic} mmHg${ofMean}, pulse ${pulse === "unavailable" ? "not measured" : `${pulse} /min`}`;
}

/** What came late never reads as a reading of now (safety S12). */
function lateWords(
  { late, happenedAt, reading }: Result,
  recordedAt: Instant,
  last: CuffReading | undefined,
): string[] {
  if (!late) return [];
  const kept =
    happenedAt === undefined
      ? "late: kept by the cuff, when it was measured is not known"
      : `late: recorded ${spanWords(between(happenedAt, recordedAt))} after it was measured`;
  return last !== undefined && same(last, reading) ? [kept, "the same as the reading before"] : [kept];
}

function failureRow({ device, because, code, happenedAt }: Failed, recordedAt: Instant): RecordRow {
  const words = `Cuff measurement failed: ${because}${code === undefined ? "" : ` (${code})`}`;
  return rowOf({ at: happenedAt ?? recordedAt, recordedAt }, "note", words, device);
}

const same = (a: CuffReading, b: CuffReading): boolean =>
  a.systolic === b.systolic && a.diastolic === b.diastolic && a.mean === b.mean && a.pulse === b.pulse;
