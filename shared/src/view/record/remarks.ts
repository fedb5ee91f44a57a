import type { Instant } from "../../kernel/index.ts";
import type { ChartEntry, EntryBody } from "../../contracts/index.ts";
import { remarkWords } from "./entryWords.ts";

type Remark = Extract<EntryBody, { kind: "reading remark" }>;

/** What was said of readings (safety S18), by when each was taken. */
export type Remarks = ReadonlyMap<Instant, Remark>;

/** Of the lines that stand: what was put right says nothing of a reading any more. */
export const remarksOf = (lines: readonly ChartEntry[]): Remarks =>
  new Map(lines.flatMap(({ entry }) => (entry.kind === "reading remark" ? [[entry.reading, entry] as const] : [])));

/** What stands beside a reading in its row; empty where nothing was said of it. */
export function besideReading(remarks: Remarks, taken: Instant): readonly string[] {
  const remark = remarks.get(taken);
  return remark === undefined ? [] : [remarkWords(remark)];
}

export const isOfPatient = (remarks: Remarks, taken: Instant): boolean => remarks.get(taken)?.notPatient !== true;
