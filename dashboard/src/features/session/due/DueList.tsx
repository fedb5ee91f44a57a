import type { ChairView, Due, Session } from "@vigil/shared/contracts";
import { AlarmClock, Clock } from "lucide-react";
import { clockTime } from "../../../reading/age.ts";
import { readDue } from "../../../reading/sessionDue.ts";
import { inPlace } from "../../../reading/sessionDueOrder.ts";
import type { WorkTab } from "../../../reading/sessionTabs.ts";
import { testIds } from "../../../ui/testIds.ts";
import { useSettled } from "../../../ui/useSettled.ts";
import { useHeardNow } from "../useHeardNow.ts";
import { DueAnswer } from "./DueAnswer.tsx";
import "./due.css";

type Props = { chair: ChairView; session: Session; onTab: (tab: WorkTab) => void };

/**
 * All checks that are due, in one list (safety S24), each answered where it stands. Each kind has its place, so that what grows
 * overdue moves nothing; where a row comes or goes its neighbours cannot be pressed for a moment.
 */
export function DueList({ chair, session, onTab }: Props) {
  const rows = inPlace(chair.judgement.due);
  const settled = useSettled(rows.map(keyOf).join("|"));
  return (
    <section className="panel due" aria-label="Due" data-testid={testIds.dueList}>
      <h2>
        Due <Late due={rows} />
      </h2>
      {rows.length === 0 ? <p className="quiet">Nothing is due.</p> : null}
      <ol>
        {rows.map((due) => (
          <DueRow key={keyOf(due)} {...{ due, chair, session, settled, onTab }} />
        ))}
      </ol>
    </section>
  );
}

const keyOf = ({ what, words }: Due): string => `${what} ${words}`;

function Late({ due }: { due: readonly Due[] }) {
  const now = useHeardNow();
  const late = due.filter((one) => readDue(one, now).overdue).length;
  return <small data-late={late > 0}>{late === 0 ? "" : `${late} overdue`}</small>;
}

function DueRow({ due, ...rest }: Props & { due: Due; settled: boolean }) {
  const now = useHeardNow();
  const { words, when, overdue } = readDue(due, now);
  return (
    <li data-overdue={overdue} data-what={due.what} data-testid={testIds.due(due.what)}>
      <p className="due-head">
        {overdue ? <AlarmClock aria-hidden="true" size={16} /> : <Clock aria-hidden="true" size={16} />}
        <span>{words}</span>
        <b>{when}</b>
        <small>{when.endsWith(clockTime(due.at)) ? "" : clockTime(due.at)}</small>
      </p>
      <DueAnswer due={due} {...rest} />
    </li>
  );
}
