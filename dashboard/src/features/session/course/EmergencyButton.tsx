import type { Judgement, Session } from "@vigil/shared/contracts";
import { Siren } from "lucide-react";
import { useState } from "react";
import { useAct } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActButton } from "../ActButton.tsx";
import { ActDialog } from "../ActDialog.tsx";
import { ofSession } from "../ofSession.ts";
import { TextField } from "../TextField.tsx";

/** Declares an emergency for whatever reason: high everywhere, and the chain is called (safety S17). */
export function EmergencyButton({ session, judgement }: { session: Session; judgement: Judgement }) {
  const { act } = useAct();
  const [asking, setAsking] = useState(false);
  const [what, setWhat] = useState("");
  const close = (): void => {
    setAsking(false);
    setWhat("");
  };
  return (
    <>
      <ActButton
        act="session.emergency"
        judgement={judgement}
        testId={testIds.emergency}
        tone="danger"
        onPress={() => setAsking(true)}
      >
        <Siren aria-hidden="true" size={18} /> Emergency…
      </ActButton>
      {asking ? (
        <ActDialog
          title="Declare an emergency?"
          record="Yes, emergency"
          tone="danger"
          missing=""
          onCancel={close}
          onRecord={() => {
            close();
            act("Emergency", {
              type: "session.emergency",
              ...ofSession(session),
              what: what.trim() === "" ? "declared at the chair" : what,
            });
          }}
        >
          <p>The alarm is high everywhere, and colleagues are called. This screen dials no number by itself.</p>
          <TextField name="emergency" label="What, if you can say" value={what} onChange={setWhat} maxLength={120} />
        </ActDialog>
      ) : null}
    </>
  );
}
