import type { HistoryQuery } from "../ports.ts";
import type { TrendColumn } from "@vigil/shared/contracts";
import { Millis } from "@vigil/shared/kernel";

// An oximeter that prints every 2 s (Nellcor N-560, facts/oximeters section 7) must fill every bucket, or each second one
// would look like a gap.
const NARROWEST_MS = 4_000;
const MOST_POINTS = 5_000;

/** The width of a bucket: `points` of them cover the span, but none is narrower than 4 s. */
export function stepOf({ from, to, points }: Pick<HistoryQuery, "from" | "to" | "points">): Millis {
  const wanted = Math.min(Math.max(Math.floor(points), 1), MOST_POINTS);
  return Millis(Math.max(Math.ceil((to - from) / wanted), NARROWEST_MS));
}

/** Lowest, highest and mean of each bucket of [from, to). */
export class Buckets {
  readonly #from: number;
  readonly #to: number;
  readonly #step: number;
  readonly #min: Float64Array;
  readonly #max: Float64Array;
  readonly #sum: Float64Array;
  readonly #count: Uint32Array;

  constructor(from: number, to: number, step: Millis) {
    const size = Math.max(Math.ceil((to - from) / step), 0);
    this.#from = from;
    this.#to = to;
    this.#step = step;
    this.#min = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.#max = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
    this.#sum = new Float64Array(size);
    this.#count = new Uint32Array(size);
  }

  add(at: number, value: number): void {
    if (at < this.#from || at >= this.#to) return;
    const i = Math.floor((at - this.#from) / this.#step);
    const [min, max, sum, count] = [this.#min[i], this.#max[i], this.#sum[i], this.#count[i]];
    if (min === undefined || max === undefined || sum === undefined || count === undefined)
      throw new Error(`bucket ${i} of ${this.#count.length}`);
    if (value < min) this.#min[i] = value;
    if (value > max) this.#max[i] = value;
    this.#sum[i] = sum + value;
    this.#count[i] = count + 1;
  }

  column(): TrendColumn {
    const column: TrendColumn = { min: [], max: [], mean: [] };
    this.#count.forEach((count, i) => {
      const [min, max, sum] = [this.#min[i], this.#max[i], this.#sum[i]];
      const known = count > 0 && min !== undefined && max !== undefined && sum !== undefined;
      column.min.push(known ? hundredths(min) : null);
      column.max.push(known ? hundredths(max) : null);
      column.mean.push(known ? hundredths(sum / count) : null);
    });
    return column;
  }
}

// No device says more than one decimal; packed trends hold 32-bit floats, whose noise this takes away.
const hundredths = (value: number): number => Math.round(value * 100) / 100;
