import { describe, expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import { ChairId, DeviceId, type Envelope, Seq, type VigilEvent } from "../../contracts/index.ts";
import { minuteRows, spo2Gaps, watchedSpans, type RecordTrend } from "./trend.ts";

const FROM = Instant(1_000_000);
const at = (seconds: number): Instant => Instant(FROM + seconds * 1_000);
const chair = ChairId.parse("chair-1");

/** Buckets of 4 s from SpO2 of each, or nothing; the pulse is 70 where there is one. */
function trendOf(...spo2: (number | null)[]): RecordTrend {
  const pulse = spo2.map((value) => (value === null ? null : 70));
  const column = (values: (number | null)[]) => ({ min: values, max: values, mean: values });
  return { from: FROM, stepMs: Millis(4_000), spo2: column(spo2), pulse: column(pulse) };
}
const times = (count: number, value: number | null): (number | null)[] => Array.from({ length: count }, () => value);
const whole = [{ from: FROM, to: at(10_000) }];
const spansOf = (trend: RecordTrend, watched = whole): number[][] =>
  spo2Gaps(trend, watched).map(({ from, to }) => [(from - FROM) / 1_000, (to - FROM) / 1_000]);

const envelope = (seconds: number, event: VigilEvent): Envelope => ({
  v: 1,
  seq: Seq.parse(1),
  at: at(seconds),
  event,
});

describe("gaps", () => {
  test("a loss of 30 s is told however it lies in its buckets, one of 20 s is not", () => {
    expect(spansOf(trendOf(97, ...times(5, null), 97))).toEqual([]);
    expect(spansOf(trendOf(97, ...times(6, null), 97))).toEqual([[4, 28]]);
    expect(spansOf(trendOf(97, ...times(10, null), 97, ...times(10, null)))).toEqual([
      [4, 44],
      [48, 88],
    ]);
  });

  test("where nobody is watched nothing is missing", () => {
    const trend = trendOf(...times(30, null), 97, ...times(30, null));
    expect(spansOf(trend, [])).toEqual([]);
    expect(spansOf(trend, [{ from: at(60), to: at(200) }])).toEqual([
      [60, 120],
      [124, 200],
    ]);
  });

  test("a watch that was on before counts from the opening; one that goes on, to the end", () => {
    const watch = (seconds: number, type: "watch.started" | "watch.ended"): Envelope =>
      envelope(seconds, { type, chair, why: "" });
    expect(watchedSpans([watch(-90, "watch.started")], FROM, at(50))).toEqual([{ from: FROM, to: at(50) }]);
    expect(
      watchedSpans([watch(-90, "watch.ended"), watch(10, "watch.started"), watch(20, "watch.ended")], FROM, at(50)),
    ).toEqual([{ from: at(10), to: at(20) }]);
    expect(watchedSpans([], FROM, at(50))).toEqual([]);
  });
});

describe("minutes", () => {
  const rows = (trend: RecordTrend, envelopes: readonly Envelope[] = []) => minuteRows(trend, at(150), envelopes);

  test("each has lowest and mean; one without any number has no row, and is no zero", () => {
    const trend = trendOf(...times(14, 97), 82, ...times(15, null), 90, null);
    expect(rows(trend).map(({ at: when, recordedAt, words, by }) => [when, recordedAt, words, by])).toEqual([
      [FROM, at(60), "SpO2 lowest 82 %, mean 96 %; pulse lowest 70 /min, mean 70 /min", "trend"],
      [at(120), at(150), "SpO2 lowest 90 %, mean 90 %; pulse lowest 70 /min, mean 70 /min", "trend"],
    ]);
  });

  test("one that came late says so, and when it was heard", () => {
    const late = envelope(5_000, {
      type: "device.backfilled",
      chair,
      device: DeviceId.parse("kit-oximeter"),
      points: [
        { happenedAt: at(70), values: [{ metric: "spo2", value: 91, quality: "good" }], kit: { boot: "b", seq: 1 } },
        {
          happenedAt: at(10),
          values: [{ metric: "spo2", value: "unavailable", because: "probe off" }],
          kit: { boot: "b", seq: 0 },
        },
      ],
    });
    const [first, second] = rows(trendOf(...times(30, 91)), [late]);
    expect(first).toMatchObject({ recordedAt: at(60), words: expect.not.stringContaining("late") });
    expect(second).toMatchObject({
      at: at(60),
      recordedAt: at(5_000),
      words: expect.stringMatching(/some of it came late$/),
    });
  });
});
