import type { Hold } from "@vigil/shared/contracts";
import { useState } from "react";
import { holdWords } from "../../reading/sessionWords.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { ClinicianOnly } from "../../ui/ClinicianOnly.tsx";
import { useRole } from "../../ui/useRole.ts";
import { ActDialog } from "./ActDialog.tsx";
import type { Seen } from "./seenSession.ts";
import { TextField } from "./TextField.tsx";

/** A clinician lets a soft hold pass, knowing which number stands against which limit (safety S19). */
export function ClearDialog({ seen, holds, onClose }: { seen: Seen; holds: readonly Hold[]; onClose: () => void }) {
  const { act } = useAct();
  const [reason, setReason] = useState("");
  const missing = [useRole() === "clinician" ? "" : "a clinician", reason.trim() === "" ? "a reason" : ""];
  return (
    <ActDialog
      title="Clear this hold?"
      record="Clear the hold"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        onClose();
        act("Clear the hold", { type: "session.clear", ...seen, reason });
      }}
    >
      <ul className="dialog-list">
        {holds.map((hold) => (
          <li key={holdWords(hold)}>{holdWords(hold)}</li>
        ))}
      </ul>
      <ClinicianOnly />
      <TextField name="reason" label="Reason" value={reason} onChange={setReason} autoFocus />
    </ActDialog>
  );
}
