import type { Alarm } from "@vigil/shared/contracts";
import { BellOff, BellRing, CircleCheck, Info, Wrench } from "lucide-react";
import { useTime } from "../app/StationContext.ts";
import { isAcknowledged, prefixOf, whySilent } from "../reading/alarms.ts";
import { kindWords, shortOf } from "../reading/sentence.ts";
import { testIds } from "./testIds.ts";
import "./alarm-banner.css";

/** The worst alarm in one filled line: prefix, words, how many more, and why it is silent if it is. */
export function AlarmBanner({ alarm, more }: { alarm: Alarm; more: number }) {
  const { now } = useTime();
  const silent = whySilent(alarm, now);
  return (
    <div
      className="alarm-banner"
      data-testid={testIds.banner}
      data-priority={alarm.priority}
      data-kind={alarm.kind}
      data-condition={alarm.condition}
      data-phase={alarm.phase}
      data-flashing={!isAcknowledged(alarm)}
    >
      <span className="alarm-prefix" aria-label={kindWords(alarm)}>
        {prefixOf(alarm)}
      </span>
      {alarm.kind === "technical" ? <Wrench aria-label="technical" size="1em" /> : null}
      <span className="alarm-words">
        {shortOf(alarm)}
        {alarm.phase === "latched" ? <em> · ended</em> : null}
      </span>
      {more > 0 ? <span className="alarm-more">{`+${more} more`}</span> : null}
      <SilentMark why={silent} />
    </div>
  );
}

function SilentMark({ why }: { why: ReturnType<typeof whySilent> }) {
  switch (why) {
    case "":
      return <BellRing aria-label="sounding" size="1.05em" />;
    case "acknowledged":
      return <CircleCheck aria-label="acknowledged" size="1.05em" />;
    case "paused":
      return <BellOff aria-label="audio paused" size="1.05em" />;
    case "information only":
      return <Info aria-label="information only, silent" size="1.05em" />;
  }
}
