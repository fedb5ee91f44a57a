import type { Criterion } from "@vigil/shared/contracts";
import { useState } from "react";
import { useStation } from "../../../app/StationContext.ts";
import { openCriteria } from "../../../reading/dischargeRows.ts";
import { pageWords } from "../../../reading/sessionWords.ts";
import { useStore } from "../../../store/useStore.ts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { ClinicianOnly } from "../../../ui/ClinicianOnly.tsx";
import { useRole } from "../../../ui/useRole.ts";
import { ActDialog } from "../ActDialog.tsx";
import type { Seen } from "../seenSession.ts";
import { TextField } from "../TextField.tsx";
import { LeavesField, type Leaves } from "./LeavesField.tsx";

type Props = { criteria: readonly Criterion[]; seen: Seen; onClose: () => void };

/** A clinician signs in spite of what is not met: which, why, and with whom (safety S21). Some of it nobody may sign over. */
export function OverrideDialog({ criteria, seen, onClose }: Props) {
  const { act } = useAct();
  const role = useRole();
  const who = useStore(useStation().who, (value) => value);
  const [reason, setReason] = useState("");
  const [second, setSecond] = useState("");
  const [leaves, setLeaves] = useState<Leaves>("not chosen");
  const open = openCriteria(criteria);
  const alone = who !== "nobody" && second.trim().toLowerCase() === who.name.trim().toLowerCase();
  const missing = [
    role === "clinician" ? "" : "a clinician",
    second.trim() === "" ? "a second person" : alone ? "a second person who is not you" : "",
    reason.trim() === "" ? "a reason" : "",
    leaves === "not chosen" ? "whether the patient goes" : "",
  ];
  return (
    <ActDialog
      title="Sign in spite of what is not met?"
      record="Override and sign"
      tone="danger"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (leaves === "not chosen") return;
        onClose();
        const override = { reason, second };
        act("Override and sign", { type: "discharge.sign", ...seen, reason, leaves, override });
      }}
    >
      <ClinicianOnly />
      <ul className="override-list">
        {open.length === 0 ? <li>The two checks, ten minutes apart.</li> : null}
        {open.map(({ id, words, state, evidence, overridable }) => (
          <li key={id} data-final={!overridable}>
            <b>{`${pageWords(words)}: ${state}`}</b> {pageWords(evidence)}
            {overridable ? null : <em> nobody may sign over this</em>}
          </li>
        ))}
      </ul>
      <p className="dialog-note">
        Never: the 120 minutes of the nasal spray, MOAA/S below 5, a pressure of 180/110 or more, an active high alarm.
        Such a patient is transferred or leaves against advice. The override becomes a task to review.
      </p>
      <TextField name="reason" label="Reason" value={reason} onChange={setReason} autoFocus />
      <TextField name="second" label="Second person, by name" value={second} onChange={setSecond} maxLength={80} />
      <LeavesField leaves={leaves} onChange={setLeaves} />
    </ActDialog>
  );
}
