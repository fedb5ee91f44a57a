import type { ReactNode } from "react";
import { Instant } from "@vigil/shared/kernel";
import { ComposedChart, ReferenceArea, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { clockTime } from "../reading/age.ts";
import type { Marks } from "./sessionMarks.ts";
import { domainOf, limitLines, type LimitLine } from "./trendPoints.ts";
import { timeTicks } from "./timeTicks.ts";

type Props = {
  name: string;
  unit: string;
  metric: "spo2" | "pulse" | "bp";
  data: { at: number }[];
  /** What is drawn: the scale is widened until it holds them; null is a gap. */
  values: (number | null)[];
  usual: readonly [number, number];
  from: number;
  to: number;
  lines: readonly LimitLine[];
  marks: Marks;
  children: ReactNode;
};

/** What every trend has in common: its name and unit, the axes, the limits as dashed lines. The children draw the values. */
export function TrendFrame({ name, unit, metric, data, values, usual, from, to, lines, marks, children }: Props) {
  const [low, high] = domainOf(values, usual);
  return (
    <figure className="trend" data-metric={metric}>
      <figcaption>
        {name} <small>{unit}</small>
      </figcaption>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={data} accessibilityLayer={false} margin={{ top: 6, right: 36, bottom: 0, left: 0 }}>
          <XAxis
            dataKey="at"
            type="number"
            domain={[from, to]}
            ticks={timeTicks(from, to)}
            tickFormatter={(at: number) => clockTime(Instant(at))}
            allowDataOverflow
          />
          <YAxis width={44} domain={[low, high]} ticks={[low, (low + high) / 2, high]} allowDataOverflow />
          {marks.bands.map((band) => (
            <ReferenceArea
              key={`${band.title} ${band.from}`}
              className={`band band-${band.tone}`}
              x1={band.from}
              x2={band.to}
            />
          ))}
          {marks.alarms
            .filter((alarm) => alarm.metric === metric)
            .map((alarm, index) => (
              <ReferenceArea
                key={`${alarm.words} ${alarm.from} ${index}`}
                className={`alarmed alarmed-${alarm.priority}`}
                x1={alarm.from}
                x2={alarm.to}
              />
            ))}
          {marks.doses.map((dose) => (
            <ReferenceLine key={dose.words} x={dose.at} className="dosed" />
          ))}
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
          {children}
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}
