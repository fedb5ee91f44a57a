import { expect, test } from "vitest";
import { Instant, Minutes } from "../../kernel/index.ts";
import { ChairId, ChartEntry, DeviceId, Seq, SessionId, type Dose, type Envelope } from "../../contracts/index.ts";
import { chartOf, chartRows, standing } from "./chart.ts";
import { remsPressures } from "./remsPressures.ts";

const session = SessionId.parse("chair-1-1");
const minute = (n: number): Instant => Instant(n * Minutes(1));

const charted = (id: number, at: number, entry: unknown, corrects?: number): Envelope => ({
  v: 1,
  seq: Seq.parse(id),
  at: minute(at),
  event: {
    type: "chart.recorded",
    line: ChartEntry.parse({
      id: `chair-1-1-${id}`,
      chair: "chair-1",
      session,
      entry,
      by: { name: "Ada", verified: false },
      happenedAt: minute(at),
      recordedAt: minute(at),
      ...(corrects !== undefined && { corrects: `chair-1-1-${corrects}` }),
    }),
  },
});
const measured = (seq: number, at: number, systolic: number): Envelope => ({
  v: 1,
  seq: Seq.parse(seq),
  at: minute(at),
  event: {
    type: "cuff.result",
    chair: ChairId.parse("chair-1"),
    device: DeviceId.parse("cuff-1"),
    reading: { systolic, diastolic: 80, mean: "unavailable", pulse: "unavailable" },
    late: false,
  },
});
const remark = (at: number, notPatient = true, more: object = {}) => ({
  kind: "reading remark",
  reading: minute(at),
  notPatient,
  ...more,
});

test("S18: what was said of a typed reading stands beside it, and has a line of its own", () => {
  const events = [
    charted(1, 10, { kind: "reading", systolic: 205, diastolic: 90 }),
    charted(2, 12, remark(10, true, { workedBy: "Ben" })),
  ];
  expect(chartRows(chartOf(events, session)).map(({ kind, words }) => `${kind} ${words}`)).toEqual([
    "reading BP 205/90 mmHg, pulse not measured; typed in; not the patient's, it does not count; the cuff was worked by Ben",
    "note Of the reading 2 min before: not the patient's, it does not count; the cuff was worked by Ben",
  ]);
});

test("S18: put right, the reading says what stands", () => {
  const events = [
    charted(1, 10, { kind: "reading", systolic: 205, diastolic: 90 }),
    charted(2, 12, remark(10)),
    charted(3, 14, remark(10, false), 2),
  ];
  expect(chartRows(chartOf(events, session))[0]?.words).toBe(
    "BP 205/90 mmHg, pulse not measured; typed in; it is the patient's",
  );
});

test("S18: none of the three pressures of the monitoring form is another person's", () => {
  const dose = { startedAt: minute(20), stoppedAt: minute(30) } as Dose;
  const readings = [measured(1, 10, 120), measured(2, 15, 200), measured(3, 60, 130), measured(4, 61, 201)];
  const remarks = [charted(5, 62, remark(15)), charted(6, 63, remark(60)), charted(7, 64, remark(60, false), 6)];
  const lines = standing(chartOf(remarks, session));
  const pressures = remsPressures(dose, "not known", readings, lines, minute(130));
  expect(pressures).toMatchObject({
    before: { systolic: 120 },
    at40: { systolic: 130 },
    completion: { systolic: 201 },
  });
});
