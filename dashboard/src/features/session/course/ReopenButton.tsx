import type { Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { useAct, useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActDialog } from "../ActDialog.tsx";
import { TextField } from "../TextField.tsx";

type Props = Pick<Session, "chair" | "id" | "pseudonym">;

/** A session that was ended goes on in recovery, within 24 h of its end (safety S22). */
export function ReopenButton({ chair, id, pseudonym }: Props) {
  const { act } = useAct();
  const blocked = useWhyNot() !== "";
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid={testIds.reopen}
        disabled={blocked}
        onClick={() => setAsking(true)}
      >
        {`Reopen ${pseudonym}…`}
      </button>
      {asking ? (
        <ActDialog
          title={`Reopen the session of ${pseudonym}?`}
          record="Reopen it"
          missing={reason.trim() === "" ? "a reason" : ""}
          onCancel={() => setAsking(false)}
          onRecord={() => {
            setAsking(false);
            act("Reopen the session", { type: "session.reopen", chair, session: id, reason });
          }}
        >
          <p className="dialog-note">It goes on in recovery; discharge is checked and signed anew.</p>
          <TextField name="reason" label="Reason" value={reason} onChange={setReason} autoFocus />
        </ActDialog>
      ) : null}
    </>
  );
}
