import type { VigilEvent } from "@vigil/shared/contracts";
import type { Row } from "./row.ts";
import { eachPoint, trendMetrics, type TakePoint, type TrendMetric } from "./points.ts";

/*
 * The numbers of one chunk, so that a trend needs no JSON. For spo2 and then pulse: count as uint32, as many values as float32, as many
 * offsets from the minute's start as uint16 milliseconds; little-endian.
 */
const HEAD = 4;
const VALUE = 4;
const OFFSET = 2;

export function trendOf(minuteStart: number, rows: readonly Row[]): Uint8Array {
  const found: Record<TrendMetric, [offset: number, value: number][]> = { spo2: [], pulse: [] };
  for (const { at, body } of rows) {
    // Our own row, written from a VigilEvent: reading it back is no edge.
    const event = JSON.parse(body) as VigilEvent;
    eachPoint(event, at - minuteStart, (metric, offset, value) => found[metric].push([offset, value]));
  }
  const size = trendMetrics.reduce((sum, metric) => sum + HEAD + found[metric].length * (VALUE + OFFSET), 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const metric of trendMetrics) {
    const points = found[metric];
    view.setUint32(at, points.length, true);
    at += HEAD;
    for (const [, value] of points) at = (view.setFloat32(at, value, true), at + VALUE);
    for (const [offset] of points) at = (view.setUint16(at, offset, true), at + OFFSET);
  }
  return bytes;
}

/** Throws RangeError on bytes that trendOf did not write. */
export function readTrend(minuteStart: number, bytes: Uint8Array, take: TakePoint): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (const metric of trendMetrics) {
    const count = view.getUint32(at, true);
    const values = at + HEAD;
    const offsets = values + count * VALUE;
    for (let i = 0; i < count; i++)
      take(metric, minuteStart + view.getUint16(offsets + i * OFFSET, true), view.getFloat32(values + i * VALUE, true));
    at = offsets + count * OFFSET;
  }
}
