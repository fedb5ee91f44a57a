import type { View } from "@vigil/shared/contracts";
import { Link } from "react-router";
import { prefixOf, urgentOf } from "../../reading/alarms.ts";
import { kindWords, shortOf } from "../../reading/sentence.ts";
import { Age } from "../../ui/Age.tsx";
import { testIds } from "../../ui/testIds.ts";

/** High and medium alarms that nobody has acknowledged, worst first. Its room is kept when there is none. */
export function UrgentStrip({ view }: { view: View }) {
  const urgent = urgentOf(view);
  return (
    <nav className="urgent" aria-label="Alarms nobody has acknowledged" data-testid={testIds.urgent}>
      {urgent.length === 0 ? (
        <p className="urgent-none">No unacknowledged high or medium alarm</p>
      ) : (
        <>
          <strong className="urgent-count">{urgent.length} to answer</strong>
          <ul>
            {urgent.map(({ chair, alarm }) => (
              <li key={alarm.key}>
                <Link
                  to={`/chairs/${chair.id}`}
                  className="urgent-item"
                  data-priority={alarm.priority}
                  data-kind={alarm.kind}
                >
                  <span aria-label={kindWords(alarm)}>{prefixOf(alarm)}</span>
                  <b>{chair.label}</b>
                  <span>{shortOf(alarm)}</span>
                  <span className="urgent-age">
                    <Age at={alarm.raisedAt ?? alarm.episode} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}
