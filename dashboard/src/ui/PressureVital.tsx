import type { ChairView } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { memo } from "react";
import { useTime } from "../app/StationContext.ts";
import { ageAt, clockTime } from "../reading/age.ts";
import { cuffWords, pressureWords, readPressure } from "../reading/pressure.ts";
import type { PageTime } from "../reading/pageTime.ts";
import { alarmOn } from "./alarmOn.ts";
import { testIds } from "./testIds.ts";
import "./vital.css";

/** The last cuff reading with its age and clock time, and what the cuff is doing. */
export const PressureVital = memo(function PressureVital({ chair }: { chair: ChairView }) {
  const time = useTime();
  const read = readPressure(chair, time);
  const current = read.state === "current";
  const cuff = cuffWords(chair.cuff);
  return (
    <div
      className="vital vital-bp"
      data-metric="bp"
      data-testid={testIds.bp}
      data-state={read.state}
      data-value={current ? `${read.reading.systolic}/${read.reading.diastolic}` : undefined}
      data-alarm={alarmOn(chair, "bp")}
    >
      <div className="vital-head">
        <span className="vital-name">BP</span>
        <span className="vital-unit">mmHg</span>
        <span className="vital-remark" data-cuff={chair.cuff.is}>
          {cuff === "" ? "" : `cuff ${cuff}`}
        </span>
        <span className="vital-age">{current ? whenWords(read.at, time) : read.why}</span>
      </div>
      <div className="vital-number">
        {current ? `${read.reading.systolic}/${read.reading.diastolic}` : "—"}
        {current && read.reading.mean !== "unavailable" ? <small>{` (${read.reading.mean})`}</small> : null}
      </div>
      {read.state === "stale" ? (
        <div className="vital-note">{`last ${pressureWords(read.reading)}, ${whenWords(read.at, time)}`}</div>
      ) : null}
    </div>
  );
});

const whenWords = (at: Instant, { now }: PageTime): string => `${ageAt(at, now)} · ${clockTime(at)}`;
