import type { Alarm } from "@vigil/shared/contracts";
import { useView } from "../../app/StationContext.ts";
import { clockTimeSeconds } from "../../reading/age.ts";
import { prefixOf } from "../../reading/alarms.ts";
import { evidenceSentence, kindWords } from "../../reading/sentence.ts";

/** The last alarms that ended, newest first, with who answered them. */
export function EndedAlarms({ ended }: { ended: readonly Alarm[] }) {
  const limits = useView()?.limits;
  if (limits === undefined) return null;
  return (
    <section className="panel ended" aria-label="Ended alarms">
      <h2>Ended</h2>
      {ended.length === 0 ? <p className="quiet">None yet.</p> : null}
      <ol>
        {ended.map((alarm) => (
          <li key={`${alarm.key} ${alarm.episode} ${alarm.endedAt}`} data-priority={alarm.priority}>
            <span className="alarm-prefix" role="img" aria-label={kindWords(alarm)}>
              {prefixOf(alarm)}
            </span>
            <span>
              {evidenceSentence(alarm, limits)}
              <small>{endedWords(alarm)}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function endedWords(alarm: Alarm): string {
  const to = alarm.endedAt === undefined ? "" : ` to ${clockTimeSeconds(alarm.endedAt)}`;
  const who =
    alarm.acknowledged === undefined
      ? "not acknowledged"
      : `acknowledged by ${alarm.acknowledged.by.name} (not verified)`;
  return `${clockTimeSeconds(alarm.raisedAt ?? alarm.episode)}${to} · ${who}`;
}
