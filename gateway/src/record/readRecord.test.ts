import { beforeAll, describe, expect, test } from "vitest";
import { after, Minutes, Seconds, type Instant } from "@vigil/shared/kernel";
import { SessionId, SessionRecord, type RecordRow } from "@vigil/shared/contracts";
import { shipped } from "@vigil/shared/domain";
import { onDisk } from "../history.test-support.ts";
import { memoryLog, type MemoryLog } from "../log/memory.ts";
import { chairId, cuffId, oximeterId } from "../make.test-support.ts";
import { listSessions } from "./listSessions.ts";
import { readRecord } from "./readRecord.ts";
import { story, type Told } from "./story.test-support.ts";
import { treatment } from "./treatment.test-support.ts";

const found = (record: SessionRecord | "no such session"): SessionRecord => {
  if (record === "no such session") throw new Error(record);
  return record;
};
const words = ({ rows }: SessionRecord, kind: RecordRow["kind"]): string[] =>
  rows.filter((row) => row.kind === kind).map((row) => row.words);

describe("the record of a treatment from the opening to the signed discharge", () => {
  let log: MemoryLog;
  let told: Told;
  let times: ReturnType<typeof treatment>;
  let record: SessionRecord;
  beforeAll(async () => {
    log = memoryLog();
    told = story(log);
    times = treatment(told);
    // The next patient of the same chair is none of its business.
    told.spo2(96, Minutes(1));
    told.cuff(155, 95);
    told.told();
    await onDisk();
    record = found(await readRecord(log, told.session().id));
  });

  const since = (at: Instant): number => (at - record.openedAt) / 1_000;

  test("keeps its contract, and its rows stand in the order in which things happened", () => {
    expect(SessionRecord.parse(record)).toEqual(record);
    expect(record.session).toEqual(told.session());
    expect(record).toMatchObject({ label: "Chair 1", site: "Test clinic", simulated: true });
    const instants = record.rows.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(record.session.ended).toMatchObject({ at: record.until });
  });

  test("tells every phase with its author", () => {
    expect(record.rows.filter(({ kind }) => kind === "phase").map((row) => `${row.words} | ${row.by}`)).toEqual([
      "Phase draft: opened | Nurse Test",
      expect.stringMatching(/^Phase screening: identity confirmed, .* \| Nurse Test$/),
      "Phase cleared: baseline 127/79 mmHg, pulse 72, SpO2 98 % | rule",
      expect.stringMatching(/^Phase dosing: .* \| Nurse Test$/),
      "Phase paused: pump paused: nausea | Nurse Test",
      expect.stringMatching(/^Phase dosing: .* \| Nurse Test$/),
      expect.stringMatching(/^Phase active: .* \| Nurse Test$/),
      expect.stringMatching(/^Phase recovery: .* \| rule$/),
      expect.stringMatching(/^Phase review: .* \| rule$/),
      "Phase discharged | Nurse Test",
    ]);
  });

  test("tells the dose by when it happened and when it was recorded", () => {
    const doses = record.rows.filter(({ kind }) => kind === "dose");
    expect(doses.map((row) => row.words)).toEqual([
      "Pump recorded as running: ketamine 35 mg, 0.5 mg/kg at 70 kg, planned 40 min",
      "Pump recorded as paused after 10 min 4 s of running",
      "Pump looked at: it is paused",
      "Pump recorded as running again",
      "Pump recorded as stopped after 12 min 4 s of running",
      "Pump looked at: it is stopped",
    ]);
    expect(doses[0]).toMatchObject({
      at: times.dosedAt,
      recordedAt: after(times.dosedAt, Minutes(2)),
      by: "Nurse Test",
    });
  });

  test("tells every reading of the session, and none of who came after", () => {
    const cuffs = record.rows.filter(({ kind, by }) => kind === "reading" && by === "cuff-1");
    expect(cuffs.map((row) => row.words.split(",")[0])).toEqual([
      "BP 128/80 mmHg",
      "BP 126/78 mmHg",
      "BP 124/78 mmHg",
      "BP 122/76 mmHg",
      "BP 121/77 mmHg",
    ]);
  });

  test("tells what people found, gave and signed, with the evidence of that moment", () => {
    expect(words(record, "finding")).toEqual([
      "MOAA/S: 5",
      "Dissociation: resolved",
      // By whoever saw the patient.
      "MOAA/S: 5",
      ...Array.from({ length: 2 }, () => [
        "MOAA/S: 5",
        "Dissociation: resolved",
        "Breaths a minute, counted: 14",
        "Orientation: oriented",
        "Gait: steady",
        "Nausea (0 to 10): 0",
        "Modified Aldrete: 10 (activity 2, respiration 2, circulation 2, consciousness 2, saturation 2)",
        "Red-flag symptoms: none",
        "Mood: no acute distress",
        "Escort: present",
        "Transport: arranged",
        "No driving until after a full night's sleep: acknowledged",
        "Instructions: handed over",
      ]).flat(),
    ]);
    expect(words(record, "note")).toEqual(
      expect.arrayContaining(["Oxygen 2 L/min", "Oxygen off: room air", "Patient seen: breathing, MOAA/S 5"]),
    );
    expect(words(record, "check").map((row) => row.split(" · ")[0])).toEqual([
      "Discharge check 1",
      "Discharge check 2",
    ]);
    const [signature] = record.rows.filter(({ kind }) => kind === "signature");
    expect(signature).toMatchObject({ at: record.until, by: "Nurse Test" });
    expect(signature?.words).toMatch(/^Discharge signed: =all criteria met · .*: met/);
    expect(signature?.words).not.toMatch(/not met|not known/);
  });

  test("tells what was asked before the dose and answered, and the limits in force with every change of them", () => {
    expect(words(record, "screening")).toEqual([
      ...shipped.iv.screening.map((item) => `Screening: ${item}: yes`),
      "Makes breathing less sure: none",
      "Interacting medicines: opioids",
      "Escort: Eve",
    ]);
    const limits = words(record, "limits");
    expect(limits[0]).toMatch(/^In force: SpO2 < 94 % for 60 s info, < 92 % for 15 s medium, .* \(at the opening\)$/);
    // S8: medium below 94 while oxygen runs.
    expect(limits.slice(1)).toEqual([
      "In force: SpO2 < 94 % for 60 s info, < 94 % for 15 s medium, < 88 % for 5 s high, < 80 % at once high (oxygen 2 L/min)",
      "In force: SpO2 < 94 % for 60 s info, < 92 % for 15 s medium, < 88 % for 5 s high, < 80 % at once high (oxygen off)",
    ]);
    expect(record.inForce.map(({ why }) => why)).toEqual(["at the opening", "oxygen 2 L/min", "oxygen off"]);
    expect(record.rems).toBe("not intranasal");
  });

  test("tells when the dissociative window began and ended", () => {
    expect(words(record, "note").filter((note) => note.startsWith("Dissociative"))).toEqual([
      "Dissociative window begins, 5 min after the dose began",
      "Dissociative window ends, 20 min after the end of the dose",
    ]);
  });

  test("tells the loss of the signal as a gap, and the minutes around it by what was measured", () => {
    expect(record.gaps).toHaveLength(1);
    const [gap] = record.gaps;
    expect(gap?.what).toBe("spo2");
    expect(Math.abs((gap?.from ?? 0) - times.lostAt)).toBeLessThanOrEqual(4_000);
    expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBe(44_000);
    expect(words(record, "gap")).toEqual(["No SpO2 for 44 s"]);
    const minutes = record.rows.filter(({ kind, by }) => kind === "reading" && by === "trend");
    expect(since(minutes[0]?.at ?? record.until)).toBe(0);
    expect(minutes[0]?.words).toBe("SpO2 lowest 98 %, mean 98 %; pulse lowest 72 /min, mean 72 /min");
    expect(minutes.map((row) => row.words).filter((row) => row.includes("lowest 85"))).toHaveLength(1);
  });

  test("tells its alarms, each as it stood at the end", () => {
    const spo2 = record.alarms.filter(({ condition }) => condition === "spo2/low");
    expect(spo2).toHaveLength(1);
    expect(spo2[0]?.heardAt).toBe(spo2[0]?.raisedAt);
    const low = record.rows.filter((row) => row.kind === "alarm" && row.words.includes("SpO2 low"));
    expect(low.map(({ words, priority, by }) => [words.split(";")[0], priority, by]).slice(0, 2)).toEqual([
      ["Raised: SpO2 low: SpO2 85 %, falling 1.1 % in 20 s", "info", "rule"],
      ["Worse: SpO2 low: 85 % below 88", "high", "rule"],
    ]);
    expect(low[1]?.words).toMatch(/; heard: escalated; calls the nurse; rule: .* \(clinical 8, row SpO2; safety S3\)$/);
  });

  test("is in the list of sessions, as it ended", async () => {
    const [line] = await listSessions(log, { limit: 10 });
    expect(line).toMatchObject({
      id: record.session.id,
      label: "Chair 1",
      pseudonym: "P-017",
      phase: "discharged",
      openedAt: record.openedAt,
      endedAt: record.until,
      dose: { drug: "ketamine", mg: 35, mgPerKg: 0.5 },
    });
  });

  test("a gap is filled by what a kit brings after the end, which stays marked as late; a reading too", async () => {
    const lost = times.lostAt;
    const points = Array.from({ length: 44 }, (_, i) => ({
      happenedAt: after(lost, Seconds(i)),
      values: [{ metric: "spo2" as const, value: 83, quality: "good" as const }],
      kit: { boot: "b", seq: i },
    }));
    told.take({ type: "device.backfilled", chair: chairId(1), device: oximeterId(1), points });
    told.take({
      type: "cuff.result",
      chair: chairId(1),
      device: cuffId(1),
      reading: { systolic: 133, diastolic: 81, mean: 99, pulse: 70 },
      late: true,
      happenedAt: lost,
    });
    told.told();
    await onDisk();
    const filled = found(await readRecord(log, record.session.id));
    expect(filled.gaps).toEqual([]);
    const late = filled.rows.filter(({ kind, words: told }) => kind === "reading" && told.includes("late"));
    const minute = expect.stringMatching(/^SpO2 lowest 83 %.*some of it came late$/);
    expect(late.map((row) => row.words)).toEqual([
      minute,
      expect.stringMatching(
        /^BP 133\/81 mmHg, mean 99, pulse 70 \/min; late: recorded 1 h \d+ min after it was measured$/,
      ),
      minute,
    ]);
    for (const row of late) expect(row.recordedAt).toBe(told.now());
    expect(filled.session).toEqual(record.session);
  });
});

describe("a record", () => {
  test("of a session that is open is told up to the last fact on the disk; a restart in it is a gap", async () => {
    const log = memoryLog();
    const told = story(log);
    told.spo2(98, Seconds(10));
    told.opens({ pseudonym: "P-018" });
    told.spo2(98, Minutes(2));
    told.clock.advance(Minutes(1));
    told.restart(Minutes(1));
    told.spo2(98, Seconds(40));
    told.take({ type: "log.state", writable: true, why: "", lost: 12 });
    told.told();
    await onDisk();
    const record = found(await readRecord(log, told.session().id));
    expect(record.until).toBe(told.now());
    expect(record.gaps).toEqual([
      { what: "gateway", from: after(record.openedAt, Minutes(2)), to: after(record.openedAt, Minutes(3)) },
      { what: "spo2", from: after(record.openedAt, Minutes(2)), to: after(record.openedAt, Minutes(3)) },
    ]);
    expect(words(record, "gap")).toEqual(["The gateway was down for 1 min", "No SpO2 for 1 min"]);
    expect(words(record, "note")).toContain("The log can be written; 12 facts of the gateway are not recorded");
    expect(await listSessions(log, { limit: 1 })).toMatchObject([{ phase: "draft", endedAt: "open", dose: "none" }]);
  });

  test("tells an alarm that stood when the session was opened, and who answered how soon", async () => {
    const log = memoryLog();
    const told = story(log);
    told.spo2(86, Seconds(20));
    told.opens();
    told.spo2(86, Seconds(22));
    told.told();
    await onDisk();
    const [alarm] = found(await readRecord(log, told.session().id)).alarms;
    if (alarm === undefined) throw new Error("no alarm");
    const { key, episode, step } = alarm;
    expect(told.does(() => ({ type: "alarm.acknowledge", key, episode, step }))).toBe("done");
    told.spo2(98, Seconds(30));
    expect(told.does((on) => ({ type: "session.end", ...on, outcome: "cancelled", reason: "unwell" }))).toBe("done");
    told.told();
    await onDisk();
    const record = found(await readRecord(log, told.session().id));
    const waited = Math.round((record.alarms[0]?.responseMs ?? 0) / 1_000);
    expect(waited).toBeGreaterThan(20);
    expect(words(record, "alarm")).toEqual([
      "Stood before the session: SpO2 low: 86 % below 88",
      `Acknowledged ${waited} s after it was heard: SpO2 low; on the way`,
      "Ended: SpO2 low",
    ]);
    expect(words(record, "session").at(-1)).toBe("Session ended, cancelled: unwell");
  });

  test("of a session nobody opened is none", async () => {
    const log = memoryLog();
    const told = story(log);
    told.opens();
    told.told();
    await onDisk();
    for (const id of ["chair-1-5", "chair-9-1795255200000", "nonsense"])
      expect(await readRecord(log, SessionId.parse(id))).toBe("no such session");
  });
});

test("the list is newest first, as long as is wanted, of everybody or of one pseudonym", async () => {
  const log = memoryLog();
  const told = story(log);
  for (const pseudonym of ["A", "B", "A", "C"]) {
    told.opens({ pseudonym });
    told.spo2(98, Seconds(5));
    told.does((on) => ({ type: "session.end", ...on, outcome: "cancelled", reason: "not today" }));
    told.does(({ chair }) => ({ type: "patient.left", chair }));
    told.clock.advance(Minutes(1));
  }
  told.told();
  await onDisk();
  const list = async (limit: number, pseudonym?: string): Promise<string[]> =>
    (await listSessions(log, { limit, ...(pseudonym === undefined ? {} : { pseudonym }) })).map(
      (line) => line.pseudonym,
    );
  expect(await list(10)).toEqual(["C", "A", "B", "A"]);
  expect(await list(2)).toEqual(["C", "A"]);
  expect(await list(10, "A")).toEqual(["A", "A"]);
  expect(await list(1, "B")).toEqual(["B"]);
  expect(await list(10, "nobody")).toEqual([]);
  expect((await listSessions(log, { limit: 10 })).every(({ phase }) => phase === "cancelled")).toBe(true);
});
