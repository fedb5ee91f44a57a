import type { Alarm } from "@vigil/shared/contracts";
import { Link } from "react-router";
import { prefixOf, urgentOf, whySilent } from "../reading/alarms.ts";
import { kindWords, shortOf } from "../reading/sentence.ts";
import { Age } from "../ui/Age.tsx";
import { Calm } from "../ui/Calm.tsx";
import { fitting } from "../ui/fitting.ts";
import { SilentMark } from "../ui/SilentMark.tsx";
import { testIds } from "../ui/testIds.ts";
import { useWidth } from "../ui/useWidth.ts";
import { useTime, useView } from "./StationContext.ts";
import "./urgent-strip.css";

// What the words at both ends of the strip take: "12 to answer", "+9 more".
const COUNT_PX = 190;

/**
 * High and medium alarms that nobody has acknowledged, of every chair and on every page, worst first: who stands at one chair
 * and hears another sees which. Its room is kept when there is none.
 */
export function UrgentStrip() {
  const view = useView();
  const [ref, width] = useWidth<HTMLElement>();
  const urgent = view === undefined ? [] : urgentOf(view);
  const { now } = useTime();
  const shown = fitting(
    // One that is not sounded also shows why, and one that called somebody, whom.
    urgent.map(
      ({ chair, alarm }) =>
        `${chair.label} ${shortOf(alarm)}${whySilent(alarm, now) === "" ? "" : " ## 0:00"}${calledRole(alarm)}`,
    ),
    width - COUNT_PX,
  );
  return (
    <nav ref={ref} className="urgent" aria-label="Alarms nobody has acknowledged" data-testid={testIds.urgent}>
      {view === undefined ? null : urgent.length === 0 ? (
        <p className="urgent-none">
          <Calm>No unacknowledged high or medium alarm</Calm>
        </p>
      ) : (
        <>
          <strong className="urgent-count">{`${urgent.length} to answer`}</strong>
          <ul>
            {urgent.slice(0, shown).map(({ chair, alarm }) => (
              <li key={alarm.key}>
                <Link
                  to={`/chair/${chair.id}`}
                  className="urgent-item"
                  data-priority={alarm.priority}
                  data-kind={alarm.kind}
                >
                  <span role="img" aria-label={kindWords(alarm)}>
                    {prefixOf(alarm)}
                  </span>
                  <b>{chair.label}</b>
                  <span>{shortOf(alarm)}</span>
                  <span className="urgent-age">
                    <Age at={alarm.raisedAt ?? alarm.episode} />
                  </span>
                  {calledRole(alarm) === "" ? null : (
                    <span className="urgent-called" title="Called, for nobody answered">
                      {calledRole(alarm)}
                    </span>
                  )}
                  {whySilent(alarm, now) === "" ? null : <SilentMark alarm={alarm} />}
                </Link>
              </li>
            ))}
          </ul>
          {shown < urgent.length ? <span className="urgent-more">{`+${urgent.length - shown} more`}</span> : null}
        </>
      )}
    </nav>
  );
}

const calledRole = ({ call }: Alarm): string => (call === undefined || call.step === 0 ? "" : ` → ${call.role}`);
