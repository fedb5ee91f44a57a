import type { Alarm, AlarmView } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { CircleDashed, Wrench } from "lucide-react";
import { usePage, useTime } from "../app/StationContext.ts";
import { agoWords, ageWords, clockTimeSeconds } from "../reading/age.ts";
import { isAcknowledged, isMessage, prefixOf } from "../reading/alarms.ts";
import { evidenceSentence, kindWords, titleOf } from "../reading/sentence.ts";
import { AlarmButtons } from "./AlarmButtons.tsx";
import { AlarmHeard } from "./AlarmHeard.tsx";
import { AlarmWhy } from "./AlarmWhy.tsx";
import { testIds } from "./testIds.ts";
import { useLimitsOf } from "./useLimitsOf.ts";
import "./alarm-row.css";

/**
 * One raised alarm: what and since when, who answered it, whether it is heard, whom it called, what can be done, and why it is
 * there. While the rows have just moved (`settled` is false) its buttons cannot be pressed.
 */
export function AlarmRow({ alarm, settled = true }: { alarm: AlarmView; settled?: boolean }) {
  const { now } = useTime();
  const limits = useLimitsOf(alarm.chair);
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
      data-rule={alarm.rule}
      data-flashing={!acknowledged && !isMessage(alarm)}
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
      <AlarmHeard alarm={alarm} />
      <AlarmButtons alarm={alarm} settled={settled} />
      <AlarmWhy alarm={alarm} />
    </article>
  );
}

function sinceWords(alarm: Alarm, now: Instant | "unknown"): string {
  const raisedAt = alarm.raisedAt ?? alarm.episode;
  const parts = [
    `Since ${clockTimeSeconds(raisedAt)}${now === "unknown" ? "" : `, ${agoWords(now - raisedAt)}`}`,
    alarm.delayMs > 0 ? `raised ${ageWords(alarm.delayMs)} after it began` : "",
    alarm.phase === "latched"
      ? `${endedWords(alarm)}; kept until somebody ${isMessage(alarm) ? "reads" : "acknowledges"} it`
      : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

const endedWords = ({ endedAt }: Alarm): string =>
  endedAt === undefined ? "the condition has ended" : `the condition ended at ${clockTimeSeconds(endedAt)}`;
