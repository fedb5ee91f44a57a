import type { Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { endsOf, wantsCalls, type Outcome } from "../../reading/sessionEnds.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { ActDialog } from "./ActDialog.tsx";
import { SelectField } from "./SelectField.tsx";
import type { Seen } from "./seenSession.ts";
import { TextField } from "./TextField.tsx";

/** An end that is no discharge (safety S21, S22). What fits depends on the dose and the place; who is missing was called. */
export function EndDialog({ session, seen, onClose }: { session: Session; seen: Seen; onClose: () => void }) {
  const { act } = useAct();
  const outcomes = endsOf(session);
  const [outcome, setOutcome] = useState<Outcome | "">(outcomes.length === 1 ? (outcomes[0]?.value ?? "") : "");
  const [reason, setReason] = useState("");
  const [calls, setCalls] = useState("");
  const asksCalls = outcome !== "" && wantsCalls(outcome);
  const missing = [
    outcome === "" ? "how it ended" : "",
    reason.trim() === "" ? "a reason" : "",
    asksCalls && calls.trim() === "" ? "whom you called" : "",
  ];
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
        const said = asksCalls ? { calls } : {};
        act(`End: ${outcome}`, { type: "session.end", ...seen, outcome, reason, ...said });
      }}
    >
      <p className="dialog-note">
        This is no discharge. The chair goes on watching until you record that the patient has left.
      </p>
      <SelectField name="outcome" label="How it ended" value={outcome} options={outcomes} onChange={setOutcome} />
      <TextField name="reason" label="Reason" value={reason} onChange={setReason} autoFocus />
      {asksCalls ? (
        <TextField name="calls" label="Whom you called, and what came of it" value={calls} onChange={setCalls} />
      ) : null}
    </ActDialog>
  );
}
