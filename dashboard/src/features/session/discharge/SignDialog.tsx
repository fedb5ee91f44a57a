import { useState } from "react";
import { useAct } from "../../../ui/ActProvider.tsx";
import { ActDialog } from "../ActDialog.tsx";
import type { Seen } from "../seenSession.ts";
import { TextField } from "../TextField.tsx";
import { LeavesField, type Leaves } from "./LeavesField.tsx";

/** The signature under a discharge: by whoever acts here, with a reason, and whether the patient goes now. */
export function SignDialog({ seen, onClose }: { seen: Seen; onClose: () => void }) {
  const { act } = useAct();
  // It can only be opened when all is met; whoever signs may say it otherwise.
  const [reason, setReason] = useState("All criteria met");
  const [leaves, setLeaves] = useState<Leaves>("not chosen");
  const missing = [reason.trim() === "" ? "a reason" : "", leaves === "not chosen" ? "whether the patient goes" : ""];
  return (
    <ActDialog
      title="Sign the discharge"
      record="Sign the discharge"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (leaves === "not chosen") return;
        onClose();
        act("Sign the discharge", { type: "discharge.sign", ...seen, reason, leaves });
      }}
    >
      <LeavesField leaves={leaves} onChange={setLeaves} />
      <TextField name="reason" label="Reason" value={reason} onChange={setReason} />
    </ActDialog>
  );
}
