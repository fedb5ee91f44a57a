import { urgentOf } from "../reading/alarms.ts";
import { kindWords, shortOf } from "../reading/sentence.ts";
import { useView } from "./StationContext.ts";

/** The most urgent alarm for people who listen to the page instead of looking at it. */
export function AlarmHerald() {
  const view = useView();
  const first = view === undefined ? undefined : urgentOf(view)[0];
  return (
    <div className="visually-hidden" role="alert">
      {first === undefined ? "" : `${kindWords(first.alarm)} alarm, ${first.chair.label}: ${shortOf(first.alarm)}`}
    </div>
  );
}
