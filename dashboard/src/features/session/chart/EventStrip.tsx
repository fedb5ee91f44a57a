import type { EventName, Judgement, Session } from "@vigil/shared/contracts";
import { Siren } from "lucide-react";
import { useState } from "react";
import { eventButtons } from "../../../reading/chartWords.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { useChart } from "./useChart.ts";

/** What has no number, one tap each; those that declare an emergency are asked once (safety S17). */
export function EventStrip({ session, judgement }: { session: Session; judgement: Judgement }) {
  const chart = useChart(session);
  const blocked = useWhyNot() !== "" || judgement.refusals["chart.record"] !== undefined;
  const [asked, setAsked] = useState<EventName | "nothing">("nothing");
  const record = (what: EventName): void => {
    setAsked("nothing");
    chart(`Recording “${what}”`, { kind: "event", what });
  };
  return (
    <div className="events" role="group" aria-label="What happens now">
      {eventButtons.map(({ what, emergency }) => (
        <button
          key={what}
          type="button"
          className="button event-button"
          data-emergency={emergency}
          data-testid={testIds.event(what)}
          disabled={blocked}
          onClick={() => (emergency ? setAsked(what) : record(what))}
        >
          {emergency ? <Siren aria-label="emergency:" size={14} /> : null}
          <span>{what}</span>
        </button>
      ))}
      {asked === "nothing" ? null : (
        <Dialog title={`Emergency: ${asked}?`} onCancel={() => setAsked("nothing")}>
          <p>This declares an emergency: the alarm is high everywhere, and colleagues are called.</p>
          <div className="dialog-buttons">
            <button type="button" className="button" onClick={() => setAsked("nothing")}>
              No
            </button>
            <button
              type="button"
              className="button button-danger"
              autoFocus
              data-testid={testIds.confirm}
              onClick={() => record(asked)}
            >
              Yes, {asked}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
