import type { Alarm } from "@vigil/shared/contracts";
import { Wrench } from "lucide-react";
import { clockTime } from "../reading/age.ts";
import { isAcknowledged, prefixOf } from "../reading/alarms.ts";
import { kindWords, shortOf } from "../reading/sentence.ts";
import { Age } from "./Age.tsx";
import { SilentMark } from "./SilentMark.tsx";
import { testIds } from "./testIds.ts";
import "./alarm-banner.css";

/** The worst alarm in one filled line: prefix, words, since when, how many more, and why it is silent if it is. */
export function AlarmBanner({ alarm, more }: { alarm: Alarm; more: number }) {
  const raisedAt = alarm.raisedAt ?? alarm.episode;
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
      <span className="alarm-prefix" role="img" aria-label={kindWords(alarm)}>
        {prefixOf(alarm)}
      </span>
      {alarm.kind === "technical" ? <Wrench aria-label="technical" size="1em" /> : null}
      <span className="alarm-words">
        {shortOf(alarm)}
        {alarm.phase === "latched" ? <em> · ended</em> : null}
      </span>
      {more > 0 ? (
        <span className="alarm-more">
          {`+${more}`}
          <span className="if-wide"> more</span>
        </span>
      ) : null}
      <span className="alarm-age">
        <span className="if-roomy">{`since ${clockTime(raisedAt)} · `}</span>
        <Age at={raisedAt} />
      </span>
      <SilentMark alarm={alarm} />
    </div>
  );
}
