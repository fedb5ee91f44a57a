import type { ChartEntry, Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { whenPart, type When } from "../../../reading/chartWhen.ts";
import { ActDialog } from "../ActDialog.tsx";
import { AreaField } from "../AreaField.tsx";
import { useHeardNow } from "../useHeardNow.ts";
import { useChart } from "./useChart.ts";
import { WhenField } from "./WhenField.tsx";

type Props = { session: Session; corrects?: ChartEntry; onClose: () => void };

/** A free note. */
export function NoteDialog({ session, corrects, onClose }: Props) {
  const chart = useChart(session, corrects);
  const now = useHeardNow();
  const before = corrects?.happenedAt ?? "none";
  const [text, setText] = useState(corrects?.entry.kind === "note" ? corrects.entry.text : "");
  const [when, setWhen] = useState<When>(corrects === undefined ? 0 : "as before");
  const happened = whenPart(when, corrects !== undefined, now);
  const missing = [text.trim() === "" ? "a note" : "", happened === "no time" ? "the gateway's time" : ""];
  return (
    <ActDialog
      title={corrects === undefined ? "Note" : "Correct this note"}
      record="Record the note"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (happened === "no time") return;
        onClose();
        chart("Note", { kind: "note", text }, happened);
      }}
    >
      <AreaField name="note" label="Note (no names)" value={text} onChange={setText} autoFocus />
      <WhenField label="It is of" value={when} before={before} onChange={setWhen} />
    </ActDialog>
  );
}
