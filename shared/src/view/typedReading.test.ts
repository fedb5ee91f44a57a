import { describe, expect, test } from "vitest";
import { Instant, Millis } from "../kernel/index.ts";
import {
  ChairId,
  ChartEntry,
  DeviceId,
  Epoch,
  Seq,
  type Input,
  type View,
  type VigilEvent,
} from "../contracts/index.ts";
import { emptyView } from "./empty.ts";
import { foldEnvelope } from "./fold.ts";

const chair = ChairId.parse("one");
const cuff = DeviceId.parse("cuff-1");
const start: Extract<Input, { type: "gateway.started" }> = {
  type: "gateway.started",
  epoch: Epoch.parse("e"),
  version: "0",
  site: "Clinic",
  simulated: true,
  downForMs: "unknown",
  chairs: [{ id: chair, label: "One" }],
  devices: [
    {
      id: cuff,
      chair,
      profile: "cuff",
      kind: "cuff",
      freshForMs: Millis(900_000),
      averagingMs: "unknown",
      canMeasure: true,
    },
  ],
  limits: {} as Extract<Input, { type: "gateway.started" }>["limits"],
};

/** Times in seconds. */
const typed = (id: string, systolic: number, happenedAt: number, corrects?: string): VigilEvent => ({
  type: "chart.recorded",
  line: ChartEntry.parse({
    id,
    chair,
    session: "one-1",
    entry: { kind: "reading", systolic, diastolic: 70 },
    by: { name: "Ada", verified: false },
    happenedAt: happenedAt * 1_000,
    recordedAt: happenedAt * 1_000,
    ...(corrects !== undefined && { corrects }),
  }),
});
const measured: Extract<Input, { type: "cuff.result" }> = {
  type: "cuff.result",
  chair,
  device: cuff,
  reading: { systolic: 127, diastolic: 70, mean: 90, pulse: 60 },
  late: false,
};

/** Somebody says of a reading, second for second, that it was not the patient's, or that it was. */
const remark = (second: number, notPatient: boolean): VigilEvent => ({
  type: "chart.recorded",
  line: ChartEntry.parse({
    id: `a-${second}`,
    chair,
    session: "one-1",
    entry: { kind: "reading remark", reading: second * 1_000, notPatient },
    by: { name: "Ada", verified: false },
    happenedAt: 500_000,
    recordedAt: 500_000,
  }),
});
const kept = (happenedAt: number): VigilEvent => ({ ...measured, late: true, happenedAt: Instant(happenedAt * 1_000) });

/** What the tile of the pressure shows in the end. */
function shows(...events: readonly (readonly [at: number, event: VigilEvent])[]) {
  let view: View = emptyView(start, Instant(0), undefined);
  events.forEach(([at, event], index) => {
    view = foldEnvelope(view, { v: 1, seq: Seq.parse(index + 1), at: Instant(at * 1_000), event });
  });
  const bp = view.chairs[chair]?.bp;
  return bp === undefined || bp === "no reading" ? bp : [bp.at / 1_000, bp.reading.systolic, bp.typedBy?.name];
}

test("S12: a typed reading is shown as of when it was taken, with who typed it", () => {
  expect(shows([100, typed("a-1", 140, 90)])).toEqual([90, 140, "Ada"]);
});

test("S12: it does not hide one that is newer", () => {
  expect(shows([100, measured], [110, typed("a-1", 140, 90)])).toEqual([100, 127, undefined]);
});

test.each([80, 100, 110])("a correction takes its place, of second %i too", (happenedAt) => {
  expect(shows([100, typed("a-1", 140, 100)], [120, typed("a-2", 120, happenedAt, "a-1")])).toEqual([
    happenedAt,
    120,
    "Ada",
  ]);
});

test("a correction of one that is not shown hides nothing that is newer", () => {
  expect(shows([90, typed("a-1", 140, 90)], [100, measured], [120, typed("a-2", 120, 90, "a-1")])).toEqual([
    100,
    127,
    undefined,
  ]);
});

describe("S18: a reading that was not the patient's", () => {
  test.each<readonly [string, readonly (readonly [number, VigilEvent])[], unknown]>([
    [
      "is no number of theirs",
      [
        [100, measured],
        [110, remark(100, true)],
      ],
      "no reading",
    ],
    [
      "typed in, too",
      [
        [100, typed("a-1", 140, 90)],
        [110, remark(90, true)],
      ],
      "no reading",
    ],
    [
      "another than the one that is shown hides nothing",
      [
        [100, measured],
        [110, remark(99, true)],
      ],
      [100, 127, undefined],
    ],
    [
      "put right, it is shown as it was",
      [
        [100, measured],
        [110, remark(100, true)],
        [120, remark(100, false)],
      ],
      [100, 127, undefined],
    ],
    [
      "the next one is shown",
      [
        [100, measured],
        [110, remark(100, true)],
        [200, measured],
      ],
      [200, 127, undefined],
    ],
    [
      "put right after the next one, it hides nothing newer",
      [
        [100, measured],
        [110, remark(100, true)],
        [200, measured],
        [210, remark(100, false)],
      ],
      [200, 127, undefined],
    ],
    [
      "said again by the cuff that had kept it, it is not theirs either",
      [
        [100, measured],
        [110, remark(100, true)],
        [120, kept(100)],
      ],
      "no reading",
    ],
  ])("%s", (_, events, shown) => {
    expect(shows(...events)).toEqual(shown);
  });
});
