import type { Metric, VigilEvent } from "@vigil/shared/contracts";

export const trendMetrics = ["spo2", "pulse"] as const;
export type TrendMetric = (typeof trendMetrics)[number];

export const isTrend = (metric: Metric): metric is TrendMetric => trendMetrics.some((one) => one === metric);

/** Called for each number of one metric; `at` in milliseconds since the epoch, the value in the unit of `unitOf`. */
export type TakePoint = (metric: TrendMetric, at: number, value: number) => void;

/** The numbers of an event that trends show. What was unavailable is no point: where there is none, there is a gap. */
export function eachPoint(event: VigilEvent, at: number, take: TakePoint): void {
  if (event.type !== "device.observed") return;
  for (const { metric, value } of event.values) if (isTrend(metric) && value !== "unavailable") take(metric, at, value);
}
