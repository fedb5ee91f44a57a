import type { ChairView } from "@vigil/shared/contracts";
import { memo } from "react";
import { usePage, useTime } from "../app/StationContext.ts";
import { ageAt } from "../reading/age.ts";
import { readNumeric, type Continuous, type Numeric } from "../reading/numeric.ts";
import type { PageTime } from "../reading/pageTime.ts";
import { alarmOn } from "./alarmOn.ts";
import { testIds } from "./testIds.ts";
import "./vital.css";

const names = { spo2: ["SpO₂", "%"], pulse: ["Pulse", "/min"] } as const satisfies Record<Continuous, readonly string[]>;

/** One continuous number with its age; a dash with the reason where there is none that is current. */
export const Vital = memo(function Vital({ chair, metric }: { chair: ChairView; metric: Continuous }) {
  const time = useTime();
  const last = usePage((page) => page.sparks[chair.id]?.last[metric]);
  const read = readNumeric(chair, metric, time, last);
  const [name, unit] = names[metric];
  const current = read.state === "current";
  return (
    <div
      className="vital"
      data-metric={metric}
      data-testid={testIds[metric]}
      data-state={read.state}
      data-value={current ? read.value : undefined}
      data-alarm={alarmOn(chair, metric)}
    >
      <div className="vital-head">
        <span className="vital-name">{name}</span>
        <span className="vital-unit">{unit}</span>
        <span className="vital-age">{current ? ageAt(read.at, time.now) : ""}</span>
      </div>
      <div className="vital-number">{current ? read.value : "—"}</div>
      <div className="vital-note">{noteOf(read, time)}</div>
    </div>
  );
});

function noteOf(read: Numeric, time: PageTime): string {
  switch (read.state) {
    case "current":
      if (read.quality === "poor") return "poor signal";
      return read.agreeing > 1 ? `worst of ${read.agreeing}: ${read.device}` : "";
    case "none":
      return read.why;
    case "stale":
    case "unavailable":
      if (read.last === undefined) return read.why;
      return read.state === "stale" && read.why.startsWith("stale")
        ? `${read.why}: last ${read.last.value}`
        : `${read.why}: last ${read.last.value}, ${ageAt(read.last.at, time.now)}`;
  }
}
