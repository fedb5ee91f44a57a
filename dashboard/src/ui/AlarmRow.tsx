import type { Alarm } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { BellOff, BellRing, Check, CircleDashed, VolumeX, Wrench } from "lucide-react";
import { usePage, useTime, useView } from "../app/StationContext.ts";
import { agoWords, ageWords, clockTimeSeconds, countdown } from "../reading/age.ts";
import { isAcknowledged, isPaused, prefixOf, whySilent } from "../reading/alarms.ts";
import { evidenceSentence, kindWords, titleOf } from "../reading/sentence.ts";
import { useAct, useWhyNot } from "./ActProvider.tsx";
import { seenOf } from "./seenOf.ts";
import { testIds } from "./testIds.ts";
import { useHeardWhere, type HeardWhere } from "./useHeardWhere.ts";
import "./alarm-row.css";

/**
 * One raised alarm: what and why, since when, who answered it, whether it is heard, and what can be done. While the rows
 * have just moved (`settled` is false) its buttons cannot be pressed.
 */
export function AlarmRow({ alarm, settled = true }: { alarm: Alarm; settled?: boolean }) {
  const { now } = useTime();
  const limits = useView()?.limits;
  const unrecorded = usePage((page) => page.unrecorded.has(alarm.key));
  const acknowledged = isAcknowledged(alarm);
  return (
    <article
      className="alarm-row"
      data-testid={testIds.alarm}
      data-priority={alarm.priority}
      data-kind={alarm.kind}
      data-condition={alarm.condition}
      data-phase={alarm.phase}
      data-flashing={!acknowledged}
    >
      <header>
        <span className="alarm-prefix" role="img" aria-label={kindWords(alarm)}>
          {prefixOf(alarm)}
        </span>
        {alarm.kind === "technical" ? <Wrench aria-hidden="true" size="1em" /> : null}
        <h3>{titleOf(alarm)}</h3>
        <span className="alarm-kind">{kindWords(alarm)}</span>
      </header>
      <p className="alarm-evidence">{limits === undefined ? titleOf(alarm) : evidenceSentence(alarm, limits)}</p>
      <p className="alarm-since">{sinceWords(alarm, now)}</p>
      {unrecorded ? (
        <p className="alarm-unrecorded">
          <CircleDashed aria-hidden="true" size={14} /> not recorded yet
        </p>
      ) : null}
      <Heard alarm={alarm} />
      <Buttons alarm={alarm} settled={settled} />
    </article>
  );
}

function sinceWords(alarm: Alarm, now: Instant | "unknown"): string {
  const raisedAt = alarm.raisedAt ?? alarm.episode;
  const parts = [
    `Since ${clockTimeSeconds(raisedAt)}${now === "unknown" ? "" : `, ${agoWords(now - raisedAt)}`}`,
    alarm.delayMs > 0 ? `raised ${ageWords(alarm.delayMs)} after it began` : "",
    alarm.phase === "latched" ? `${endedWords(alarm)}; kept until somebody acknowledges it` : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

const endedWords = ({ endedAt }: Alarm): string =>
  endedAt === undefined ? "the condition has ended" : `the condition ended at ${clockTimeSeconds(endedAt)}`;

const heardWords = {
  here: "Sounding here",
  elsewhere: "Sounding at another station, not here",
  nowhere: "NOT HEARD: no station has its sound armed",
} as const satisfies Record<HeardWhere, string>;

function Heard({ alarm }: { alarm: Alarm }) {
  const { now } = useTime();
  const where = useHeardWhere();
  switch (whySilent(alarm, now)) {
    case "":
      return (
        <p className="alarm-heard">
          {where === "nowhere" ? <VolumeX aria-hidden="true" size={14} /> : <BellRing aria-hidden="true" size={14} />}{" "}
          {heardWords[where]}
        </p>
      );
    case "acknowledged":
      return alarm.acknowledged === undefined ? null : (
        <p className="alarm-heard">
          <Check aria-hidden="true" size={14} />{" "}
          {`Acknowledged by ${alarm.acknowledged.by.name} (not verified), ${clockTimeSeconds(alarm.acknowledged.at)}`}
        </p>
      );
    case "paused":
      return alarm.paused === undefined || now === "unknown" ? null : (
        <p className="alarm-heard">
          <BellOff aria-hidden="true" size={14} />{" "}
          {`Audio paused by ${alarm.paused.by.name} (not verified), ${countdown(alarm.paused.until - now)} left`}
        </p>
      );
    case "information only":
      return <p className="alarm-heard">Information only: it makes no sound</p>;
  }
}

function Buttons({ alarm, settled }: { alarm: Alarm; settled: boolean }) {
  const { act } = useAct();
  const { now } = useTime();
  const whyNot = useWhyNot();
  const pauseMs = useView()?.limits.pauseMs;
  if (isAcknowledged(alarm)) return null;
  const blocked = whyNot !== "";
  const name = titleOf(alarm);
  return (
    <div className="alarm-buttons">
      <button
        type="button"
        className="button button-primary"
        data-testid={testIds.ack}
        disabled={blocked || !settled}
        onClick={() => act(`Acknowledge ${name}`, { type: "alarm.acknowledge", ...seenOf(alarm) })}
      >
        Acknowledge
      </button>
      {alarm.priority === "info" ? null : isPaused(alarm, now) ? (
        <button
          type="button"
          className="button"
          data-testid={testIds.resume}
          disabled={blocked || !settled}
          onClick={() => act(`Resume ${name}`, { type: "alarm.resume", ...seenOf(alarm) })}
        >
          Resume audio
        </button>
      ) : (
        <button
          type="button"
          className="button"
          data-testid={testIds.pause}
          disabled={blocked || !settled}
          onClick={() => act(`Pause ${name}`, { type: "alarm.pause", ...seenOf(alarm) })}
        >
          Pause audio {pauseMs === undefined ? "" : `${pauseMs / 1_000} s`}
        </button>
      )}
      {blocked ? <span className="why-not">Not possible: {whyNot}</span> : null}
    </div>
  );
}
