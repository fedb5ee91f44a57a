import { useEffect } from "react";
import { prefixOf, urgentOf } from "../reading/alarms.ts";
import { kindWords, shortOf } from "../reading/sentence.ts";
import { useView } from "./StationContext.ts";

/** The most urgent alarm for people who listen to the page, or see only its tab. */
export function AlarmHerald() {
  const view = useView();
  const urgent = view === undefined ? [] : urgentOf(view);
  const first = urgent[0];
  const title =
    first === undefined ? "Vigil" : `${prefixOf(first.alarm)} ${first.chair.label} (${urgent.length}) · Vigil`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="visually-hidden" role="alert">
      {first === undefined ? "" : `${kindWords(first.alarm)} alarm, ${first.chair.label}: ${shortOf(first.alarm)}`}
    </div>
  );
}
