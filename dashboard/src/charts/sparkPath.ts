import type { Instant } from "@vigil/shared/kernel";
import { BUCKET_MS, BUCKETS, type Spark } from "../store/sparks.ts";

export const SPARK_LOW = 80;
export const SPARK_HIGH = 100;

/**
 * The sparkline's SVG path in a box of `width` × `height`: SpO2 from 80 to 100 over the last ten minutes, oldest left. A
 * bucket without a value is a break in the line, never bridged; a lone value is a dot.
 */
export function sparkPath(spark: Spark | undefined, now: Instant, width: number, height: number): string {
  if (spark === undefined) return "";
  const last = Math.floor(now / BUCKET_MS);
  let path = "";
  let open = false;
  for (let bucket = last - BUCKETS + 1; bucket <= last; bucket++) {
    const value = spark.buckets.get(bucket);
    if (value === undefined) {
      open = false;
      continue;
    }
    const x = ((bucket - last + BUCKETS - 0.5) / BUCKETS) * width;
    const part = (Math.max(SPARK_LOW, Math.min(SPARK_HIGH, value)) - SPARK_LOW) / (SPARK_HIGH - SPARK_LOW);
    const point = `${x.toFixed(1)} ${((1 - part) * height).toFixed(1)}`;
    // A line of no length, with round ends, is a dot: a value whose neighbours are missing is still seen.
    path += open ? `L${point}` : `M${point}h0`;
    open = true;
  }
  return path;
}
