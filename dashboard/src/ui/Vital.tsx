import type { ChairView } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { memo } from "react";
import { usePage, useTime } from "../app/StationContext.ts";
import { agoWords, ageAt } from "../reading/age.ts";
import { readNumeric, type Continuous, type Numeric } from "../reading/numeric.ts";
import type { PageTime } from "../reading/pageTime.ts";
import { alarmOn } from "./alarmOn.ts";
import { testIds } from "./testIds.ts";
import "./vital.css";

type Shown = Exclude<Continuous, "rr">;
const names = { spo2: ["SpO₂", "%"], pulse: ["Pulse", "/min"] } as const satisfies Record<Shown, readonly string[]>;

/** One continuous number with its age; a dash with the reason where there is none that is current. */
export const Vital = memo(function Vital({ chair, metric }: { chair: ChairView; metric: Shown }) {
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
        <span className="vital-remark">{current ? remarkOf(read) : ""}</span>
        <span className="vital-age">{current ? ageAt(read.at, time.now) : ""}</span>
      </div>
      <div className="vital-number">{current ? read.value : "—"}</div>
      {current ? null : <div className="vital-note">{noteOf(read, time)}</div>}
    </div>
  );
});

type Current = Extract<Numeric, { state: "current" }>;

const remarkOf = ({ quality, agreeing, device }: Current): string =>
  [quality === "poor" ? "poor signal" : "", agreeing > 1 ? `worst of ${agreeing}: ${device}` : ""]
    .filter((words) => words !== "")
    .join(", ");

function noteOf(read: Exclude<Numeric, Current>, time: PageTime): string {
  if (read.state === "none" || read.last === undefined) return read.why;
  // "stale 12 s" tells the age of the number already.
  return read.why.startsWith("stale")
    ? `${read.why}: last ${read.last.value}`
    : `${read.why}: last ${read.last.value}, ${agoWhen(read.last.at, time)}`;
}

const agoWhen = (at: Instant, { now }: PageTime): string => (now === "unknown" ? "age unknown" : agoWords(now - at));
