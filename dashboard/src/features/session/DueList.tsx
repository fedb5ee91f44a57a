import type { Due } from "@vigil/shared/contracts";
import { AlarmClock, Clock } from "lucide-react";
import { clockTime } from "../../reading/age.ts";
import { readDue } from "../../reading/sessionDue.ts";
import { testIds } from "../../ui/testIds.ts";
import { useHeardNow } from "./useHeardNow.ts";

/** All that will be wanted, soonest first, counting down. */
export function DueList({ due }: { due: readonly Due[] }) {
  const now = useHeardNow();
  return (
    <section className="panel due" aria-label="Due" data-testid={testIds.dueList}>
      <h2>Due</h2>
      {due.length === 0 ? <p className="quiet">Nothing is due.</p> : null}
      <ol>
        {due.map((one) => {
          const { words, when, overdue } = readDue(one, now);
          return (
            <li key={`${one.what} ${one.words}`} data-overdue={overdue} data-what={one.what}>
              {overdue ? <AlarmClock aria-hidden="true" size={16} /> : <Clock aria-hidden="true" size={16} />}
              <span>{words}</span>
              <b>{when}</b>
              <small>{when.endsWith(clockTime(one.at)) ? "" : clockTime(one.at)}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
