import { expect, test } from "vitest";
import { after, Minutes } from "@vigil/shared/kernel";
import { SessionRecord, type RecordRow } from "@vigil/shared/contracts";
import { onDisk } from "../history.test-support.ts";
import { memoryLog } from "../log/memory.ts";
import { readRecord } from "./readRecord.ts";
import { story } from "./story.test-support.ts";
import { toCsv } from "./toCsv.ts";
import { nasalVisit } from "./treatment.test-support.ts";

const found = (record: SessionRecord | "no such session"): SessionRecord => {
  if (record === "no such session") throw new Error(record);
  return record;
};
const words = ({ rows }: SessionRecord, kind: RecordRow["kind"]): string[] =>
  rows.filter((row) => row.kind === kind).map((row) => row.words);

test("S22: of a session that was opened again goes on to its last end, and tells its tasks of the days after", async () => {
  const log = memoryLog();
  const told = story(log);
  nasalVisit(told);
  const { id, chair } = told.session();
  const read = async (): Promise<SessionRecord> => {
    told.told();
    await onDisk();
    return found(await readRecord(log, id));
  };
  const once = await read();
  expect(once.followUps).toMatchObject([{ task: "REMS form", done: "not yet" }]);
  expect(words(once, "task")).toEqual([
    "To do within 168 h, REMS form: Submit the patient monitoring form within 7 days",
  ]);
  expect(words(once, "session").at(-1)).toBe("Session ended, left against advice: work; called: Eve was called");

  told.clock.advance(Minutes(60));
  expect(told.does(() => ({ type: "session.reopen", chair, session: id, reason: "came back dizzy" }))).toBe("done");
  expect((await read()).session.ended).toBe("no");
  told.clock.advance(Minutes(5));
  expect(told.does((on) => ({ type: "session.end", ...on, outcome: "transferred", reason: "to the ward" }))).toBe(
    "done",
  );
  told.clock.advance(Minutes(60 * 24 * 2));
  const done = { type: "followup.done", chair, session: id, task: "REMS form", note: "submitted" } as const;
  expect(told.does(() => done)).toBe("done");

  const record = await read();
  expect(record.session.phase).toBe("transferred");
  expect(words(record, "session")).toEqual(
    expect.arrayContaining(["The session was opened again", "Session ended, transferred: to the ward"]),
  );
  expect(record.followUps).toMatchObject([{ task: "REMS form", done: { note: "submitted" } }]);
  expect(words(record, "task").slice(-2)).toEqual([
    "Done, REMS form: submitted",
    "Session closed: nothing is left to do",
  ]);
});

test("clinical 1.1: of a nasal spray it has the fields of the monitoring form, as JSON and as CSV", async () => {
  const log = memoryLog();
  const told = story(log);
  const { dosedAt } = nasalVisit(told);
  told.told();
  await onDisk();
  const record = found(await readRecord(log, told.session().id));
  expect(SessionRecord.parse(record)).toEqual(record);
  expect(words(record, "dose")).toEqual([
    "Device 1 of 2 recorded: esketamine 28 mg, lot L1",
    "Device 2 of 2 recorded: 28 mg, lot L2, 56 mg in all",
  ]);
  const { rems } = record;
  expect(rems).toMatchObject({
    interacting: expect.arrayContaining([
      { medicine: "opioids", taken: "yes" },
      { medicine: "benzodiazepines", taken: "no" },
    ]),
    treatmentAt: dosedAt,
    dose: { drug: "esketamine", mg: 56, devices: 2, lots: ["L1", "L2"] },
    totalMinutes: 60,
    atLeast120: "no",
    readyMinutes: "not known",
    acceptableBefore: { answer: "yes" },
    acceptableAtCompletion: { answer: "not known" },
    pressure: {
      before: { systolic: 126, diastolic: 78 },
      at40: { systolic: 150, diastolic: 92, at: after(dosedAt, Minutes(39)) },
      completion: { systolic: 150, diastolic: 92 },
    },
    sedation: { answer: "yes", words: "MOAA/S 4", onsetAt: after(dosedAt, Minutes(39)), resolvedAt: "not known" },
    dissociation: { answer: "yes", words: "CADSS-6 5", resolvedAt: "not known" },
    respiratoryDepression: { answer: "no" },
    serious: [],
    submitBy: after(dosedAt, Minutes(7 * 24 * 60)),
  });
  const csv = toCsv(record);
  for (const field of [
    "REMS form: interacting, opioids: yes",
    "REMS form: dose: esketamine 56 mg in 2 devices; lot numbers: L1, L2",
    "REMS form: at least 120 minutes: no",
    "REMS form: BP at completion: 150/92 mmHg",
    "REMS form: sedation: yes (MOAA/S 4); onset 2026-",
    "REMS form: serious adverse events: none charted",
  ])
    expect(csv).toContain(field);
});
