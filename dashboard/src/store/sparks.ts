import type { ChairView, History, View } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { Instant as instant } from "@vigil/shared/kernel";

/** Lowest SpO2 in each span of `BUCKET_MS`, by the number of the span since the epoch; a span without a value has no entry. */
export type Spark = {
  buckets: ReadonlyMap<number, number>;
  /** The last number that was measured, kept when the device has since said that it has none. */
  last: { spo2?: LastNumber; pulse?: LastNumber; rr?: LastNumber };
};
export type LastNumber = { value: number; at: Instant };
export type Sparks = Readonly<Record<string, Spark>>;

export const BUCKET_MS = 5_000;
/** Ten minutes: what a tile's sparkline shows. */
export const BUCKETS = 120;

const NO_SPARK: Spark = { buckets: new Map(), last: {} };

/** Takes note of the numbers that changed between two views. Chairs that did not change keep their spark. */
export function noted(sparks: Sparks, before: View | undefined, view: View): Sparks {
  let next = sparks;
  for (const id of view.order) {
    const chair = view.chairs[id];
    if (chair === undefined || chair.metrics === before?.chairs[id]?.metrics) continue;
    const spark = notedChair(next[id] ?? NO_SPARK, chair);
    if (spark !== next[id]) next = { ...next, [id]: spark };
  }
  return next;
}

function notedChair(spark: Spark, chair: ChairView): Spark {
  let next = spark;
  for (const { observation, at } of Object.values(chair.metrics)) {
    const { metric, value } = observation;
    if (value === "unavailable" || metric === "perfusionIndex") continue;
    const held = next.last[metric];
    if (held === undefined || at > held.at) next = { ...next, last: { ...next.last, [metric]: { value, at } } };
    if (metric === "spo2") next = withBucket(next, Math.floor(at / BUCKET_MS), value);
  }
  return next;
}

function withBucket(spark: Spark, bucket: number, value: number): Spark {
  const held = spark.buckets.get(bucket);
  if (held !== undefined && held <= value) return spark;
  const buckets = new Map(spark.buckets).set(bucket, value);
  if (buckets.size > BUCKETS * 2) for (const old of buckets.keys()) if (old < bucket - BUCKETS) buckets.delete(old);
  return { ...spark, buckets };
}

/** Fills what was before this page came from the gateway's history; what the page has seen itself stands. */
export function backfilled(sparks: Sparks, history: History): Sparks {
  let spark = sparks[history.chair] ?? NO_SPARK;
  history.spo2.min.forEach((value, index) => {
    if (value === null) return;
    const at = instant(history.from + index * history.stepMs);
    spark = withBucket(spark, Math.floor(at / BUCKET_MS), value);
  });
  return { ...sparks, [history.chair]: spark };
}
