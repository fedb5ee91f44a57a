import { Line } from "recharts";
import type { Marks } from "./sessionMarks.ts";
import { TrendFrame } from "./TrendFrame.tsx";
import { type LimitLine, withLone, type TrendPoint } from "./trendPoints.ts";

type Props = {
  name: string;
  unit: string;
  metric: "spo2" | "pulse";
  points: TrendPoint[];
  from: number;
  to: number;
  usual: readonly [number, number];
  lines: readonly LimitLine[];
  marks: Marks;
};

const plain = { dot: false, activeDot: false, connectNulls: false, isAnimationActive: false } as const;

/** One continuous metric: the mean as a line, lowest and highest as thin ones, limits as dashed lines, gaps as gaps. */
export function TrendChart({ points, metric, from, ...rest }: Props) {
  const shown = withLone(points.filter((point) => point.at >= from));
  const values = shown.flatMap((point) => [point.low, point.high]);
  return (
    <TrendFrame data={shown} {...{ metric, from, values }} {...rest}>
      <Line {...plain} dataKey="high" name="highest" className="edge" />
      <Line {...plain} dataKey="mean" name="mean" className="mean" />
      <Line {...plain} dataKey="low" name="lowest" className="edge" />
      <Line {...plain} dataKey="lone" stroke="none" dot={{ r: 2, fill: `var(--${metric})` }} tooltipType="none" />
    </TrendFrame>
  );
}
