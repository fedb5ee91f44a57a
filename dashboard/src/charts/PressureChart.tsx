import { Bar, Line } from "recharts";
import type { Marks } from "./sessionMarks.ts";
import { TrendFrame } from "./TrendFrame.tsx";
import type { LimitLine, PressurePoint } from "./trendPoints.ts";

type Props = {
  points: PressurePoint[];
  from: number;
  to: number;
  lines: readonly LimitLine[];
  marks: Marks;
};

const dot = { r: 4, stroke: "var(--bp)", strokeWidth: 2.5, fill: "var(--panel)" };

/** Cuff readings: each a bar from diastolic to systolic. Between two readings nothing was measured and nothing is drawn. */
export function PressureChart({ points, from, to, lines, marks }: Props) {
  const shown = points.filter((point) => point.at >= from);
  const values = shown.flatMap(({ span }) => span);
  return (
    <TrendFrame
      name="BP"
      unit="mmHg"
      metric="bp"
      data={shown}
      usual={[40, 220]}
      {...{ values, from, to, lines, marks }}
    >
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
    </TrendFrame>
  );
}
