import type { Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { useAct } from "../../ui/ActProvider.tsx";
import { ActDialog } from "./ActDialog.tsx";
import { SelectField } from "./SelectField.tsx";
import type { Seen } from "./seenSession.ts";
import { TextField } from "./TextField.tsx";

type Outcome = "cancelled" | "transferred" | "left against advice";

const before: readonly { value: Outcome; words: string }[] = [
  { value: "cancelled", words: "Cancelled: no dose was given" },
];
const after: readonly { value: Outcome; words: string }[] = [
  { value: "transferred", words: "Transferred to other care" },
  { value: "left against advice", words: "Left against advice" },
];

/** An end that is no discharge (safety S21, S22). What fits depends on whether there was a dose. */
export function EndDialog({ session, seen, onClose }: { session: Session; seen: Seen; onClose: () => void }) {
  const { act } = useAct();
  const outcomes = session.dose === "none" ? before : after;
  const [outcome, setOutcome] = useState<Outcome | "">(outcomes.length === 1 ? (outcomes[0]?.value ?? "") : "");
  const [reason, setReason] = useState("");
  const missing = [outcome === "" ? "how it ended" : "", reason.trim() === "" ? "a reason" : ""];
  return (
    <ActDialog
      title="End this session otherwise"
      record="End the session"
      tone="danger"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (outcome === "") return;
        onClose();
        act(`End: ${outcome}`, { type: "session.end", ...seen, outcome, reason });
      }}
    >
      <p className="dialog-note">
        This is no discharge. The chair goes on watching until you record that the patient has left.
      </p>
      <SelectField name="outcome" label="How it ended" value={outcome} options={outcomes} onChange={setOutcome} />
      <TextField name="reason" label="Reason" value={reason} onChange={setReason} autoFocus />
    </ActDialog>
  );
}
