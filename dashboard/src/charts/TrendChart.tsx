import { ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { clockTime } from "../reading/age.ts";
import { Instant } from "@vigil/shared/kernel";
import { domainOf, limitLines, type LimitLine, withLone, type TrendPoint } from "./trendPoints.ts";
import { timeTicks } from "./timeTicks.ts";

type Props = {
  name: string;
  unit: string;
  metric: "spo2" | "pulse";
  points: TrendPoint[];
  from: number;
  to: number;
  usual: readonly [number, number];
  lines: readonly LimitLine[];
};

const plain = { dot: false, activeDot: false, connectNulls: false, isAnimationActive: false } as const;

/** One continuous metric: the mean as a line, lowest and highest as thin ones, limits as dashed lines, gaps as gaps. */
export function TrendChart({ name, unit, metric, points, from, to, usual, lines }: Props) {
  const shown = withLone(points.filter((point) => point.at >= from));
  const [low, high] = domainOf(
    shown.flatMap((point) => [point.low, point.high]),
    usual,
  );
  return (
    <figure className="trend" data-metric={metric}>
      <figcaption>
        {name} <small>{unit}</small>
      </figcaption>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={shown} accessibilityLayer={false} margin={{ top: 6, right: 36, bottom: 0, left: 0 }}>
          <XAxis
            dataKey="at"
            type="number"
            domain={[from, to]}
            ticks={timeTicks(from, to)}
            tickFormatter={(at: number) => clockTime(Instant(at))}
            allowDataOverflow
          />
          <YAxis width={44} domain={[low, high]} ticks={[low, (low + high) / 2, high]} allowDataOverflow />
          {limitLines(lines, low, high).map(({ at, priority, label }) => (
            <ReferenceLine
              key={at}
              y={at}
              className={`limit limit-${priority}`}
              {...(label ? { label: { value: at, position: "right" } } : {})}
            />
          ))}
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(at) => (typeof at === "number" ? clockTime(Instant(Math.round(at))) : "")}
            formatter={(value, what) => [`${Math.round(Number(value))} ${unit}`, what]}
          />
          <Line {...plain} dataKey="high" name="highest" className="edge" />
          <Line {...plain} dataKey="mean" name="mean" className="mean" />
          <Line {...plain} dataKey="low" name="lowest" className="edge" />
          <Line {...plain} dataKey="lone" stroke="none" dot={{ r: 2, fill: `var(--${metric})` }} tooltipType="none" />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}
