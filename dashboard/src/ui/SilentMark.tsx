import type { Alarm } from "@vigil/shared/contracts";
import { BellOff, BellRing, CircleCheck, Footprints, Info, Mail, Unplug, VolumeX } from "lucide-react";
import { useTime } from "../app/StationContext.ts";
import { countdown } from "../reading/age.ts";
import { goingLeft, inhibitedWords } from "../reading/alarmAnswer.ts";
import { whySilent } from "../reading/alarms.ts";
import { initialsOf, shortName } from "../reading/names.ts";
import { useHeardWhere } from "./useHeardWhere.ts";

const SIZE = "1.05em";

/** Whether an alarm is heard; if not, why: who acknowledged it or is going, or how long its pause still lasts. */
export function SilentMark({ alarm }: { alarm: Alarm }) {
  const { now } = useTime();
  const where = useHeardWhere();
  switch (whySilent(alarm, now)) {
    case "":
      if (where === "nowhere") return <VolumeX aria-label="not heard: no station has its sound armed" size={SIZE} />;
      return <BellRing aria-label={where === "here" ? "sounding" : "sounding at another station"} size={SIZE} />;
    case "acknowledged": {
      const name = alarm.acknowledged?.by.name ?? "";
      const left = goingLeft(alarm, now);
      return (
        <span className="alarm-silent" title={`${left === "" ? "Acknowledged by" : "Going:"} ${name}, not verified`}>
          {left === "" ? (
            <CircleCheck aria-label="acknowledged by" size={SIZE} />
          ) : (
            <Footprints aria-label="is going" size={SIZE} />
          )}
          <span className="if-wide">{shortName(name)}</span>
          <span className="if-narrow" aria-hidden="true">
            {initialsOf(name)}
          </span>
          {left}
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
    case "inhibited":
      return (
        <span className="alarm-silent" title={inhibitedWords(alarm, now)}>
          <Unplug aria-label={`not sounded: ${alarm.inhibited?.by ?? ""}`} size={SIZE} />
        </span>
      );
    case "message":
      return <Mail aria-label="a message, silent" size={SIZE} />;
    case "information only":
      return <Info aria-label="information only, silent" size={SIZE} />;
  }
}
