import type { ChairId } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { memo } from "react";
import { usePage, useStation } from "../app/StationContext.ts";
import { BUCKET_MS } from "../store/sparks.ts";
import { useStore } from "../store/useStore.ts";
import { SPARK_HIGH, SPARK_LOW, sparkPath } from "./sparkPath.ts";
import "./sparkline.css";

const WIDTH = 240;
const HEIGHT = 48;
const yOf = (value: number): number => (1 - (value - SPARK_LOW) / (SPARK_HIGH - SPARK_LOW)) * HEIGHT;

/** SpO2 over the last ten minutes, with a faint line at each of `limits`. Drawn again at each new span of five seconds. */
export const Sparkline = memo(function Sparkline({ chair, limits }: { chair: ChairId; limits: readonly number[] }) {
  const spark = usePage((page) => page.sparks[chair]);
  const bucket = useStore(useStation().time, ({ now }) => (now === "unknown" ? now : Math.floor(now / BUCKET_MS)));
  const path = bucket === "unknown" ? "" : sparkPath(spark, Instant(bucket * BUCKET_MS), WIDTH, HEIGHT);
  return (
    <figure className="sparkline">
      <figcaption>
        <span className="if-roomy">SpO₂ </span>10 min
      </figcaption>
      <svg
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        role="img"
        aria-label="SpO₂, last ten minutes"
      >
        {limits.map((limit) => (
          <line key={limit} className="spark-limit" x1="0" x2={WIDTH} y1={yOf(limit)} y2={yOf(limit)} />
        ))}
        <path d={path} />
      </svg>
    </figure>
  );
});
