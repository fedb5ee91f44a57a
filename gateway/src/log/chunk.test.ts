import { expect, test } from "vitest";
import { CHUNK_SPAN, chunksOf, rowsOfChunk, type SampleRow } from "./chunk.ts";
import { readTrend } from "./trend.ts";

const MINUTE = 29_000_000;
const START = MINUTE * 60_000;

const row = (seq: number, at: number, subject: string, spo2: number | "unavailable", pulse = 70): SampleRow => {
  const values =
    spo2 === "unavailable"
      ? [{ metric: "spo2", value: spo2, because: "probe off" }]
      : [
          { metric: "spo2", value: spo2, quality: "good" },
          { metric: "pulse", value: pulse, quality: "poor" },
          { metric: "perfusionIndex", value: 1.2, quality: "good" },
        ];
  const body = JSON.stringify({ type: "device.observed", chair: subject, device: "oximeter", values });
  return { seq, at, subject, body };
};

test("a chunk holds one chair and one minute, and gives its rows back as they were", () => {
  const rows = [
    row(1, START, "chair-1", 97),
    row(2, START + 500, "chair-2", 96),
    row(3, START + 59_999, "chair-1", "unavailable"),
    row(4, START + 60_000, "chair-1", 95),
  ];
  const chunks = chunksOf(rows);
  expect(
    chunks.map(({ subject, minute, firstSeq, lastSeq, count }) => [subject, minute, firstSeq, lastSeq, count]),
  ).toEqual([
    ["chair-1", MINUTE, 1, 3, 2],
    ["chair-2", MINUTE, 2, 2, 1],
    ["chair-1", MINUTE + 1, 4, 4, 1],
  ]);
  const back = chunks.flatMap(({ body, subject }) => rowsOfChunk(body).map((one) => ({ ...one, subject })));
  expect(back.toSorted((a, b) => a.seq - b.seq)).toEqual(rows);
});

test("no chunk spans as many numbers as CHUNK_SPAN, so that a reader knows how far to look back", () => {
  const rows = Array.from({ length: 50 }, (_, i) => row(1 + i * 1_000, START + i, "chair-1", 97));
  const chunks = chunksOf(rows);
  expect(chunks.map(({ count }) => count)).toEqual([20, 20, 10]);
  for (const { firstSeq, lastSeq } of chunks) expect(lastSeq - firstSeq).toBeLessThan(CHUNK_SPAN);
});

test("the trend has each number at its own millisecond, and nothing where the probe was off", () => {
  const [chunk] = chunksOf([
    row(1, START, "chair-1", 97.3, 181),
    row(2, START + 1_234, "chair-1", "unavailable"),
    row(3, START + 59_999, "chair-1", 84, 55),
  ]);
  const points: [string, number, number][] = [];
  readTrend(START, chunk?.trend ?? new Uint8Array(), (metric, at, value) =>
    points.push([metric, at - START, Math.round(value * 100) / 100]),
  );
  expect(points).toEqual([
    ["spo2", 0, 97.3],
    ["spo2", 59_999, 84],
    ["pulse", 0, 181],
    ["pulse", 59_999, 55],
  ]);
});
