import { Area, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { clockTime } from "../reading/age.ts";
import { Instant } from "@vigil/shared/kernel";
import { domainOf, type TrendPoint } from "./trendPoints.ts";
import { timeTicks } from "./timeTicks.ts";

type Props = {
  name: string;
  unit: string;
  metric: "spo2" | "pulse";
  points: TrendPoint[];
  from: number;
  to: number;
  usual: readonly [number, number];
  lines: readonly { at: number; priority: string }[];
};

/** One continuous metric: the mean as a line, lowest to highest as a band, limits as dashed lines, gaps as gaps. */
export function TrendChart({ name, unit, metric, points, from, to, usual, lines }: Props) {
  const shown = points.filter((point) => point.at >= from);
  const [low, high] = domainOf(shown.flatMap(({ range }) => range ?? []), usual);
  return (
    <figure className="trend" data-metric={metric}>
      <figcaption>
        {name} <small>{unit}</small>
      </figcaption>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={shown} margin={{ top: 6, right: 12, bottom: 0, left: 0 }}>
          <XAxis
            dataKey="at"
            type="number"
            domain={[from, to]}
            ticks={timeTicks(from, to)}
            tickFormatter={(at: number) => clockTime(Instant(at))}
            allowDataOverflow
          />
          <YAxis width={44} domain={[low, high]} ticks={[low, (low + high) / 2, high]} allowDataOverflow />
          {lines
            .filter(({ at }) => at > low && at < high)
            .map(({ at, priority }) => (
              <ReferenceLine key={at} y={at} className={`limit limit-${priority}`} label={{ value: at, position: "right" }} />
            ))}
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(at) => (typeof at === "number" ? clockTime(Instant(Math.round(at))) : "")}
            formatter={(value) => [Array.isArray(value) ? value.join(" to ") : `${Math.round(Number(value))} ${unit}`]}
          />
          <Area dataKey="range" className="band" connectNulls={false} isAnimationActive={false} activeDot={false} />
          <Line dataKey="mean" className="mean" dot={false} connectNulls={false} isAnimationActive={false} />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}
