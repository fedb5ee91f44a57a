import type { ChairView } from "@vigil/shared/contracts";
import { raisedOf } from "../../reading/alarms.ts";
import { evidenceSentence } from "../../reading/sentence.ts";
import { AlarmRow } from "../../ui/AlarmRow.tsx";
import { Calm } from "../../ui/Calm.tsx";
import { useLimitsOf } from "../../ui/useLimitsOf.ts";
import { useSettled } from "../../ui/useSettled.ts";

/** What is raised on this chair, worst first, and what is building up. */
export function AlarmPanel({ chair }: { chair: ChairView }) {
  const limits = useLimitsOf(chair.id);
  const raised = raisedOf(chair.alarms);
  const settled = useSettled(raised.map((alarm) => alarm.key).join(" "));
  const pending = Object.values(chair.alarms).filter((alarm) => alarm.phase === "pending");
  return (
    <section className="panel alarm-panel" aria-label="Alarms">
      <h2>
        Alarms
        <span className="shortcuts">
          <kbd>A</kbd> acknowledge <kbd>P</kbd> pause <kbd>M</kbd> measure
        </span>
      </h2>
      {raised.length === 0 ? (
        <p className="quiet">
          <Calm>No alarm on this chair.</Calm>
        </p>
      ) : null}
      {raised.map((alarm) => (
        <AlarmRow key={alarm.key} alarm={alarm} settled={settled} />
      ))}
      {limits === undefined
        ? null
        : pending.map((alarm) => (
            <p key={alarm.key} className="pending">
              Building up: {evidenceSentence(alarm, limits)}
            </p>
          ))}
      {chair.engine === "failed" ? (
        <p className="notice notice-high">The alarm engine of this chair has failed. Watch the bedside device.</p>
      ) : null}
    </section>
  );
}
