import type { ChairView, ThresholdStep } from "@vigil/shared/contracts";
import { memo, useState } from "react";
import { useSessionLimits } from "../ui/useSessionLimits.ts";
import { PressureChart } from "./PressureChart.tsx";
import { PhaseStrip } from "./PhaseStrip.tsx";
import { marksOf } from "./sessionMarks.ts";
import { TrendChart } from "./TrendChart.tsx";
import { pressurePoints, trendPoints, withLive, type LimitLine } from "./trendPoints.ts";
import { useTrend } from "./useTrend.ts";
import "./trends.css";

const spans = [
  ["15 min", 15 * 60_000],
  ["1 h", 60 * 60_000],
  ["4 h", 4 * 60 * 60_000],
] as const;

/** What the charts show of a chair beside its numbers. Not the chair itself: that is a new one at every number. */
type Shown = Pick<ChairView, "id" | "session" | "alarms" | "ended">;

/**
 * SpO2, pulse and pressure over one span of time, under each other on one time axis, with the session behind them. Drawing
 * them costs tens of milliseconds: it is done when there is something new to draw, not with every number that arrives.
 */
export const Trends = memo(function Trends({ id, session, alarms, ended }: Shown) {
  const [spanMs, setSpanMs] = useState<number>(spans[0][1]);
  const { history, live, to, why } = useTrend(id, spanMs);
  const limits = useSessionLimits(session);
  return (
    <section className="trends" aria-label="Trends">
      <header>
        <h2>Trends</h2>
        <div className="segments" role="group" aria-label="Span">
          {spans.map(([words, ms]) => (
            <button key={ms} type="button" aria-pressed={ms === spanMs} onClick={() => setSpanMs(ms)}>
              {words}
            </button>
          ))}
        </div>
        <p className="trends-why" role="status">
          {why === "" ? (history === "none yet" ? "asking for the history…" : "") : `History not available: ${why}`}
        </p>
      </header>
      {to === "unknown" || limits === undefined ? null : (
        <Charts shown={{ id, session, alarms, ended }} {...{ history, live, to, spanMs, limits }} />
      )}
    </section>
  );
});

const linesOf = (steps: readonly ThresholdStep[]): LimitLine[] =>
  steps.filter((step) => step.priority !== "info").map(({ limit, priority }) => ({ at: limit, priority }));

type ChartsProps = Pick<ReturnType<typeof useTrend>, "history" | "live"> & {
  shown: Shown;
  to: number;
  spanMs: number;
  limits: NonNullable<ReturnType<typeof useSessionLimits>>;
};

function Charts({ shown, history, live, to, spanMs, limits }: ChartsProps) {
  const known = history === "none yet" ? undefined : history;
  const end = known === undefined ? to - spanMs : known.from + known.spo2.mean.length * known.stepMs;
  const from = to - spanMs;
  const marks = marksOf(shown, from, to);
  const spo2 = withLive(known === undefined ? [] : trendPoints(known, known.spo2), live.spo2, end);
  const pulse = withLive(known === undefined ? [] : trendPoints(known, known.pulse), live.pulse, end);
  return (
    <>
      <PhaseStrip {...{ marks, from, to }} />
      <TrendChart
        name="SpO₂"
        unit="%"
        metric="spo2"
        points={spo2}
        {...{ from, to, marks }}
        usual={[80, 100]}
        lines={linesOf(limits.spo2Low)}
      />
      <TrendChart
        name="Pulse"
        unit="/min"
        metric="pulse"
        points={pulse}
        {...{ from, to, marks }}
        usual={[40, 130]}
        lines={[...linesOf(limits.pulseLow), ...linesOf(limits.pulseHigh)]}
      />
      <PressureChart
        points={known === undefined ? [] : pressurePoints(known)}
        {...{ from, to, marks }}
        lines={limits.bpHigh
          .filter((step) => step.priority !== "info")
          .map(({ systolic, priority }) => ({ at: systolic, priority }))}
      />
    </>
  );
}
