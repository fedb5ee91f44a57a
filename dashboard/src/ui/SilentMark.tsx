import type { Alarm } from "@vigil/shared/contracts";
import { BellOff, BellRing, CircleCheck, Info, VolumeX } from "lucide-react";
import { useTime } from "../app/StationContext.ts";
import { countdown } from "../reading/age.ts";
import { whySilent } from "../reading/alarms.ts";
import { initialsOf, shortName } from "../reading/names.ts";
import { useHeardWhere } from "./useHeardWhere.ts";

const SIZE = "1.05em";

/** Whether an alarm is heard; if not, why: who acknowledged it, or how long its pause still lasts. */
export function SilentMark({ alarm }: { alarm: Alarm }) {
  const { now } = useTime();
  const where = useHeardWhere();
  switch (whySilent(alarm, now)) {
    case "":
      if (where === "nowhere") return <VolumeX aria-label="not heard: no station has its sound armed" size={SIZE} />;
      return <BellRing aria-label={where === "here" ? "sounding" : "sounding at another station"} size={SIZE} />;
    case "acknowledged": {
      const name = alarm.acknowledged?.by.name ?? "";
      return (
        <span className="alarm-silent" title={`Acknowledged by ${name}, not verified`}>
          <CircleCheck aria-label="acknowledged by" size={SIZE} />
          <span className="if-wide">{shortName(name)}</span>
          <span className="if-narrow" aria-hidden="true">
            {initialsOf(name)}
          </span>
        </span>
      );
    }
    case "paused":
      return (
        <span className="alarm-silent" title={`Audio paused by ${alarm.paused?.by.name ?? ""}`}>
          <BellOff aria-label="audio paused for" size={SIZE} />
          {alarm.paused === undefined || now === "unknown" ? "" : countdown(alarm.paused.until - now)}
        </span>
      );
    case "information only":
      return <Info aria-label="information only, silent" size={SIZE} />;
  }
}
