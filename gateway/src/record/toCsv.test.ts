import { expect, test } from "vitest";
import { after, Seconds } from "@vigil/shared/kernel";
import type { RecordRow, SessionRecord } from "@vigil/shared/contracts";
import { onDisk } from "../history.test-support.ts";
import { memoryLog } from "../log/memory.ts";
import { readRecord } from "./readRecord.ts";
import { story } from "./story.test-support.ts";
import { toCsv } from "./toCsv.ts";

async function recorded(pseudonym: string, rows: readonly Partial<RecordRow>[]): Promise<SessionRecord> {
  const log = memoryLog();
  const told = story(log);
  told.opens({ pseudonym });
  told.told();
  await onDisk();
  const record = await readRecord(log, told.session().id);
  if (record === "no such session") throw new Error(record);
  const row: RecordRow = {
    at: record.openedAt,
    recordedAt: after(record.openedAt, Seconds(90)),
    kind: "note",
    words: "",
    by: "rule",
    priority: "",
  };
  return { ...record, rows: rows.map((more) => ({ ...row, ...more })) };
}

/** Reads what RFC 4180 allows to be written. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("a table with a header, what is true of the whole first, times in UTC", async () => {
  const csv = toCsv(await recorded("P-1", [{ words: "Oxygen off: room air", kind: "note", by: "Ada" }]));
  const rows = parsed(csv);
  expect(rows[0]).toEqual(["at", "recorded_at", "kind", "words", "by", "priority"]);
  expect(rows.every((row) => row.length === 6)).toBe(true);
  expect(rows.slice(1).map((row) => row[3])).toEqual([
    "Site: Test clinic",
    "Place: Chair 1",
    "Session: chair-1-1795255200000",
    "Patient: P-1, 41 years",
    "Protocol: IV infusion, signed off by nobody yet",
    "SIMULATED: no patient was treated",
    "Still open, as of 2026-11-21T10:00:00.000Z",
    "Oxygen off: room air",
  ]);
  expect(rows.at(-1)).toEqual([
    "2026-11-21T10:00:00.000Z",
    "2026-11-21T10:01:30.000Z",
    "note",
    "Oxygen off: room air",
    "Ada",
    "",
  ]);
});

test("commas, quotes and line ends stay inside their field", async () => {
  const words = ['a, "b"', "one\ntwo", "one\r\ntwo", '"'];
  const rows = parsed(
    toCsv(
      await recorded(
        "P-1",
        words.map((one) => ({ words: one })),
      ),
    ),
  );
  expect(rows.slice(-words.length).map((row) => row[3])).toEqual(words);
});

test("what a spreadsheet would run is text", async () => {
  const words = ["=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x","y")', "＝1+1"];
  const record = await recorded("P-1", [...words.map((one) => ({ words: one })), { by: "=cmd|' /C calc'!A0" }]);
  const rows = parsed(toCsv(record));
  expect(rows.slice(-words.length - 1, -1).map((row) => row[3])).toEqual(words.map((one) => `'${one}`));
  expect(rows.at(-1)?.[4]).toBe("'=cmd|' /C calc'!A0");
});

test("nor does one that divides cells by semicolons run what stands within a field", async () => {
  const words = ["a\t=1", "refused (x;=1+1)", "refused\n=1+1", "refused; @SUM(A1); -2", "8 mg; 2 of 3; well"];
  const rows = parsed(
    toCsv(
      await recorded(
        "P-1",
        words.map((one) => ({ words: one })),
      ),
    ),
  );
  expect(rows.slice(-words.length).map((row) => row[3])).toEqual([
    "a\t'=1",
    "refused (x;'=1+1)",
    "refused\n'=1+1",
    "refused; '@SUM(A1); '-2",
    "8 mg; 2 of 3; well",
  ]);
});
