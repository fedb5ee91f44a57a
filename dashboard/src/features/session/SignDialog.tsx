import { useState } from "react";
import { useAct } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";
import { ActDialog } from "./ActDialog.tsx";
import type { Seen } from "./seenSession.ts";
import { TextField } from "./TextField.tsx";

/** The signature under a discharge: by whoever acts here, with a reason, and whether the patient goes now. */
export function SignDialog({ seen, onClose }: { seen: Seen; onClose: () => void }) {
  const { act } = useAct();
  const [reason, setReason] = useState("");
  const [leaves, setLeaves] = useState<boolean | "not chosen">("not chosen");
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
      <TextField name="reason" label="Reason" value={reason} onChange={setReason} autoFocus />
      <fieldset className="choice">
        <legend>And the patient</legend>
        <div className="choice-row" role="radiogroup" aria-label="And the patient">
          <label data-checked={leaves === true} data-testid={testIds.field("leaves")}>
            <input type="radio" name="leaves" checked={leaves === true} onChange={() => setLeaves(true)} />
            leaves now: the watch ends
          </label>
          <label data-checked={leaves === false} data-testid={testIds.field("stays")}>
            <input type="radio" name="leaves" checked={leaves === false} onChange={() => setLeaves(false)} />
            stays a while: go on watching
          </label>
        </div>
      </fieldset>
    </ActDialog>
  );
}
