import { expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import {
  ChairId,
  CommandId,
  DeviceId,
  Seq,
  type CuffReading,
  type Envelope,
  type VigilEvent,
} from "../../contracts/index.ts";
import { readingRows } from "./readings.ts";
import type { Remarks } from "./remarks.ts";

const on = { chair: ChairId.parse("chair-1"), device: DeviceId.parse("cuff-1") };
const reading: CuffReading = { systolic: 128, diastolic: 79, mean: 95, pulse: "unavailable" };

/** One line a row; every event comes ten minutes after the one before. */
const told = (...events: VigilEvent[]): string[] => toldWith(new Map(), ...events);
const toldWith = (remarks: Remarks, ...events: VigilEvent[]): string[] =>
  readingRows(
    events.map((event, i): Envelope => ({ v: 1, seq: Seq.parse(i), at: Instant(i * 600_000), event })),
    remarks,
  ).map(({ at, recordedAt, kind, words, by }) => `${at / 60_000} ${recordedAt / 60_000} ${kind} ${words} | ${by}`);

test("a reading says who asked for it, or how it came about", () => {
  const id = CommandId.parse("command-1");
  expect(
    told(
      {
        type: "command.received",
        command: { id, by: { name: "Ada", verified: false }, act: { type: "bp.measure", chair: on.chair } },
      },
      { type: "cuff.asked", ...on, ask: "measure", command: id },
      { type: "cuff.started", ...on, why: "asked by a person" },
      { type: "cuff.result", ...on, reading, late: false },
      { type: "cuff.started", ...on, why: "started at the cuff" },
      { type: "cuff.failed", ...on, because: "motion", code: "E03" },
      { type: "cuff.result", ...on, reading: { ...reading, pulse: 70 }, late: false },
    ),
  ).toEqual([
    "30 30 reading BP 128/79 mmHg, mean 95, pulse not measured; asked for by Ada | cuff-1",
    "50 50 note Cuff measurement failed: motion (E03) | cuff-1",
    "60 60 reading BP 128/79 mmHg, mean 95, pulse 70 /min | cuff-1",
  ]);
});

test("a late reading stands where it happened, and never reads as one of its moment", () => {
  expect(
    told(
      { type: "cuff.result", ...on, reading, late: false },
      { type: "cuff.result", ...on, reading, late: true },
      { type: "cuff.result", ...on, reading: { ...reading, systolic: 131 }, late: true, happenedAt: Instant(300_000) },
    ),
  ).toEqual([
    "0 0 reading BP 128/79 mmHg, mean 95, pulse not measured | cuff-1",
    "10 10 reading BP 128/79 mmHg, mean 95, pulse not measured; late: kept by the cuff, when it was measured is not known; the same as the reading before | cuff-1",
    "5 20 reading BP 131/79 mmHg, mean 95, pulse not measured; late: recorded 15 min after it was measured | cuff-1",
  ]);
});

test("S18: a reading that was not the patient's says so, and so does one of which somebody said who worked the cuff", () => {
  const remarks: Remarks = new Map([
    [Instant(0), { kind: "reading remark", reading: Instant(0), notPatient: true }],
    [
      Instant(300_000),
      { kind: "reading remark", reading: Instant(300_000), notPatient: false, workedBy: "the support person" },
    ],
  ]);
  const result = { type: "cuff.result", ...on, reading, late: false } as const;
  expect(toldWith(remarks, result, { ...result, happenedAt: Instant(300_000) }, result)).toEqual([
    "0 0 reading BP 128/79 mmHg, mean 95, pulse not measured; not the patient's, it does not count | cuff-1",
    "5 10 reading BP 128/79 mmHg, mean 95, pulse not measured; it is the patient's; the cuff was worked by the support person | cuff-1",
    "20 20 reading BP 128/79 mmHg, mean 95, pulse not measured | cuff-1",
  ]);
});
