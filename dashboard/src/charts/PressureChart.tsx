import { Instant } from "@vigil/shared/kernel";
import { Bar, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { clockTime } from "../reading/age.ts";
import { domainOf, limitLines, type LimitLine, type PressurePoint } from "./trendPoints.ts";
import { timeTicks } from "./timeTicks.ts";

type Props = {
  points: PressurePoint[];
  from: number;
  to: number;
  lines: readonly LimitLine[];
};

const dot = { r: 4, stroke: "var(--bp)", strokeWidth: 2.5, fill: "var(--panel)" };

/** Cuff readings: each a bar from diastolic to systolic. Between two readings nothing was measured and nothing is drawn. */
export function PressureChart({ points, from, to, lines }: Props) {
  const shown = points.filter((point) => point.at >= from);
  const [low, high] = domainOf(
    shown.flatMap(({ span }) => span),
    [40, 220],
  );
  return (
    <figure className="trend" data-metric="bp">
      <figcaption>
        BP <small>mmHg</small>
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
          />
          <Bar
            dataKey="span"
            className="pressure-bar"
            fill="var(--bp)"
            barSize={5}
            tooltipType="none"
            isAnimationActive={false}
          />
          <Line dataKey="systolic" name="systolic" stroke="none" dot={dot} isAnimationActive={false} />
          <Line dataKey="diastolic" name="diastolic" stroke="none" dot={dot} isAnimationActive={false} />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}
