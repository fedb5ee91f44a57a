import type { ChairId, History } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { useEffect, useRef, useState } from "react";
import { useStation } from "../app/StationContext.ts";
import { fetchHistory } from "../link/rest.ts";
import { readNumeric } from "../reading/numeric.ts";
import type { LivePoint } from "./trendPoints.ts";

export type Trend = {
  history: History | "none yet";
  why: string;
  live: { spo2: readonly LivePoint[]; pulse: readonly LivePoint[] };
  to: Instant | "unknown";
};

// Columns asked for: about one for every two pixels of a wide chart.
const POINTS = 300;
const LIVE_EVERY_MS = 2_000;
const LIVE_KEPT = 300;
/** How often the history is fetched again: at each new bucket, and not more than every ten seconds. */
const refetchMs = (spanMs: number): number => Math.max(10_000, spanMs / POINTS);

/** One chair's trend over the last `spanMs`: history by REST, and what has been seen since. Driven by the page's tick. */
export function useTrend(chair: ChairId, spanMs: number): Trend {
  const station = useStation();
  const [trend, setTrend] = useState<Trend>({ history: "none yet", why: "", live: NO_LIVE, to: "unknown" });
  const at = useRef({ fetched: Number.NEGATIVE_INFINITY, live: Number.NEGATIVE_INFINITY });

  useEffect(() => {
    at.current = { fetched: Number.NEGATIVE_INFINITY, live: Number.NEGATIVE_INFINITY };
    let over = false;
    const refetch = async (to: Instant): Promise<void> => {
      const answer = await fetchHistory({ chair, from: Instant(to - spanMs), to, points: POINTS });
      if (over) return;
      setTrend((before) =>
        answer.kind === "ok" ? { ...before, history: answer.history, why: "" } : { ...before, why: answer.why },
      );
    };
    const tick = (): void => {
      const time = station.time.get();
      const { held } = station.page.get();
      const seen = held === "nothing yet" ? undefined : held.view.chairs[chair];
      const { now } = time;
      if (now === "unknown" || seen === undefined || now - at.current.live < LIVE_EVERY_MS) return;
      at.current.live = now;
      const point = (metric: "spo2" | "pulse"): LivePoint => {
        const read = readNumeric(seen, metric, time);
        return { at: now, value: read.state === "current" ? read.value : null };
      };
      const [spo2, pulse] = [point("spo2"), point("pulse")];
      setTrend((before) => ({
        ...before,
        to: now,
        live: {
          spo2: [...before.live.spo2.slice(-LIVE_KEPT), spo2],
          pulse: [...before.live.pulse.slice(-LIVE_KEPT), pulse],
        },
      }));
      if (now - at.current.fetched >= refetchMs(spanMs)) {
        at.current.fetched = now;
        void refetch(now);
      }
    };
    tick();
    const stop = station.time.subscribe(tick);
    return () => {
      over = true;
      stop();
    };
  }, [station, chair, spanMs]);
  return trend;
}

const NO_LIVE = { spo2: [], pulse: [] };
