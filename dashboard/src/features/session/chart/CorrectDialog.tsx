import { EventName, type ChartEntry, type Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { ActDialog } from "../ActDialog.tsx";
import { SelectField } from "../SelectField.tsx";
import { AdverseDialog } from "./AdverseDialog.tsx";
import { CorrectFindings } from "./CorrectFindings.tsx";
import { InterventionDialog } from "./InterventionDialog.tsx";
import { NoteDialog } from "./NoteDialog.tsx";
import { ReadingDialog } from "./ReadingDialog.tsx";
import { RemarkDialog } from "./RemarkDialog.tsx";
import { useChart } from "./useChart.ts";

type Props = { session: Session; line: ChartEntry; onClose: () => void };

/** Puts a line right with a new one of the same kind: nothing that was charted is ever changed. */
export function CorrectDialog({ session, line, onClose }: Props) {
  const own = { session, corrects: line, onClose };
  switch (line.entry.kind) {
    case "findings":
      return <CorrectFindings session={session} line={line} findings={line.entry.findings} onClose={onClose} />;
    case "reading":
      return <ReadingDialog {...own} />;
    case "reading remark": {
      const { reading, notPatient } = line.entry;
      return <RemarkDialog {...own} reading={reading} whose={notPatient ? "the patient" : "somebody else"} />;
    }
    case "event":
      return <CorrectEvent session={session} line={line} what={line.entry.what} onClose={onClose} />;
    case "adverse event":
      return <AdverseDialog {...own} />;
    case "intervention":
      return <InterventionDialog {...own} />;
    case "note":
      return <NoteDialog {...own} />;
  }
}

function CorrectEvent({ session, line, what, onClose }: Props & { what: EventName }) {
  const chart = useChart(session, line);
  const [event, setEvent] = useState<EventName | "">("");
  return (
    <ActDialog
      title={`Correct this event: ${what}`}
      record="Record what it was"
      missing={event === "" || event === what ? "what it was" : ""}
      onCancel={onClose}
      onRecord={() => {
        if (event === "") return;
        onClose();
        chart(`Event: ${event}`, { kind: "event", what: event });
      }}
    >
      <SelectField
        name="event"
        label="It was"
        value={event}
        options={EventName.options.filter((one) => one !== what).map((value) => ({ value, words: value }))}
        onChange={setEvent}
      />
    </ActDialog>
  );
}
