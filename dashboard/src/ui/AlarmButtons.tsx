import type { Alarm } from "@vigil/shared/contracts";
import { useState } from "react";
import { useTime, useView } from "../app/StationContext.ts";
import { isGoing } from "../reading/alarmAnswer.ts";
import { atLeast, isAcknowledged, isMessage, isPaused } from "../reading/alarms.ts";
import { titleOf } from "../reading/sentence.ts";
import { useAct, useWhyNot } from "./ActProvider.tsx";
import { PauseDialog } from "./PauseDialog.tsx";
import { seenOf } from "./seenOf.ts";
import { testIds } from "./testIds.ts";

/**
 * What can be answered: "I am going", then "at the patient"; busy, where somebody was called; a pause of its sound, and a
 * longer one with a reason for what is medium or milder. Each for this condition at this step (safety S1, S10).
 */
export function AlarmButtons({ alarm, settled }: { alarm: Alarm; settled: boolean }) {
  const { act } = useAct();
  const whyNot = useWhyNot();
  const blocked = whyNot !== "" || !settled;
  const name = titleOf(alarm);
  const { chair } = alarm;
  const acknowledged = isAcknowledged(alarm);
  if (acknowledged && !isGoing(alarm)) return null;
  return (
    <div className="alarm-buttons">
      {acknowledged ? null : (
        <button
          type="button"
          className="button button-primary"
          data-testid={testIds.ack}
          disabled={blocked}
          onClick={() => act(`Acknowledge ${name}`, { type: "alarm.acknowledge", ...seenOf(alarm) })}
        >
          {isMessage(alarm) ? "I have read it" : alarm.priority === "high" ? "I am going" : "Acknowledge"}
        </button>
      )}
      {acknowledged && chair !== undefined ? (
        <button
          type="button"
          className="button button-primary"
          data-testid={testIds.attended}
          disabled={blocked}
          onClick={() => act("At the patient", { type: "patient.attended", chair })}
        >
          At the patient
        </button>
      ) : null}
      {!acknowledged && isCallable(alarm) ? (
        <button
          type="button"
          className="button"
          title="Whoever is next is called at once"
          data-testid={testIds.busy}
          disabled={blocked}
          onClick={() => act(`Busy: pass ${name} on`, { type: "alarm.busy", ...seenOf(alarm) })}
        >
          Busy: pass on
        </button>
      ) : null}
      {acknowledged || alarm.priority === "info" ? null : <Sound alarm={alarm} blocked={blocked} />}
      {whyNot === "" ? null : <span className="why-not">Not possible: {whyNot}</span>}
    </div>
  );
}

/** Only these call anybody (safety S10). */
const isCallable = (alarm: Alarm): boolean =>
  alarm.chair !== undefined && atLeast(alarm.priority, "medium") && !isMessage(alarm);

function Sound({ alarm, blocked }: { alarm: Alarm; blocked: boolean }) {
  const { act } = useAct();
  const { now } = useTime();
  const limits = useView()?.limits;
  const [asking, setAsking] = useState(false);
  const name = titleOf(alarm);
  if (isPaused(alarm, now))
    return (
      <button
        type="button"
        className="button"
        data-testid={testIds.resume}
        disabled={blocked}
        onClick={() => act(`Resume ${name}`, { type: "alarm.resume", ...seenOf(alarm) })}
      >
        Resume audio
      </button>
    );
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid={testIds.pause}
        disabled={blocked}
        onClick={() => act(`Pause ${name}`, { type: "alarm.pause", ...seenOf(alarm) })}
      >
        Pause audio {limits === undefined ? "" : `${limits.pauseMs / 1_000} s`}
      </button>
      {alarm.priority === "high" || limits === undefined ? null : (
        <button
          type="button"
          className="button"
          data-testid={testIds.pauseLonger}
          disabled={blocked}
          onClick={() => setAsking(true)}
        >
          Longer…
        </button>
      )}
      {asking && limits !== undefined ? (
        <PauseDialog alarm={alarm} mostMs={limits.answer.longPauseMs} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}
