import type { Alarm } from "@vigil/shared/contracts";
import { PhoneOutgoing, Wrench } from "lucide-react";
import { clockTime } from "../reading/age.ts";
import { isAcknowledged, isMessage, prefixOf } from "../reading/alarms.ts";
import { kindWords, shortOf } from "../reading/sentence.ts";
import { Age } from "./Age.tsx";
import { SilentMark } from "./SilentMark.tsx";
import { testIds } from "./testIds.ts";
import "./alarm-banner.css";

/** The worst alarm in one filled line: prefix, words, since when, whom it called, how many more, and why it is silent if it is. */
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
      data-flashing={!isAcknowledged(alarm) && !isMessage(alarm)}
    >
      <span className="alarm-prefix" role="img" aria-label={kindWords(alarm)}>
        {prefixOf(alarm)}
      </span>
      {alarm.kind === "technical" ? <Wrench aria-label="technical" size="1em" /> : null}
      <span className="alarm-words">
        {shortOf(alarm)}
        {alarm.phase === "latched" ? <em> · ended</em> : null}
      </span>
      {alarm.call === undefined || alarm.call.step === 0 || isAcknowledged(alarm) ? null : (
        <span className="alarm-call" data-testid={testIds.bannerCall} title={`Called: ${alarm.call.role}`}>
          <PhoneOutgoing aria-label="called" size="1em" />
          <span className="if-wide">{alarm.call.role}</span>
        </span>
      )}
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
