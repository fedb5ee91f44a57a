import type { AlarmView, ChairView } from "@vigil/shared/contracts";
import { clockTimeSeconds } from "../../reading/age.ts";
import { prefixOf } from "../../reading/alarms.ts";
import { evidenceSentence, kindWords } from "../../reading/sentence.ts";
import { AlarmWhy } from "../../ui/AlarmWhy.tsx";
import { testIds } from "../../ui/testIds.ts";
import { useLimitsOf } from "../../ui/useLimitsOf.ts";

/** The last alarms that ended, newest first, with who answered them and why they were there. */
export function EndedAlarms({ chair: { id, ended } }: { chair: Pick<ChairView, "id" | "ended"> }) {
  const limits = useLimitsOf(id);
  if (limits === undefined) return null;
  return (
    <section className="panel ended" aria-label="Ended alarms">
      <h2>Ended</h2>
      {ended.length === 0 ? <p className="quiet">None yet.</p> : null}
      <ol>
        {ended.map((alarm) => (
          <li
            key={`${alarm.key} ${alarm.episode} ${alarm.endedAt}`}
            data-priority={alarm.was ?? alarm.priority}
            data-testid={testIds.endedAlarm}
            data-condition={alarm.condition}
          >
            <span className="alarm-prefix" role="img" aria-label={kindWords(alarm)}>
              {prefixOf({ kind: alarm.kind, priority: alarm.was ?? alarm.priority })}
            </span>
            <span>
              {evidenceSentence(alarm, limits)}
              <small>{endedWords(alarm)}</small>
              <AlarmWhy alarm={alarm} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function endedWords(alarm: AlarmView): string {
  const to = alarm.endedAt === undefined ? "" : ` to ${clockTimeSeconds(alarm.endedAt)}`;
  const who =
    alarm.acknowledged === undefined
      ? "not acknowledged"
      : `acknowledged by ${alarm.acknowledged.by.name} (not verified)`;
  return `${clockTimeSeconds(alarm.raisedAt ?? alarm.episode)}${to} · ${who}`;
}
