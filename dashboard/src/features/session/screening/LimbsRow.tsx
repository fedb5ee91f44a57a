import type { Limb, Limbs, ProbeSite, Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { limbWords } from "../../../reading/sessionPhase.ts";
import { useAct, useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActDialog } from "../ActDialog.tsx";
import { LimbFields } from "../LimbFields.tsx";
import { ofSession } from "../ofSession.ts";

/** Where cuff, probe and infusion are, and the way to say that they are elsewhere now (safety S5). */
export function LimbsRow({ session, refused }: { session: Session; refused: boolean }) {
  const blocked = useWhyNot() !== "" || refused;
  const [moving, setMoving] = useState(false);
  const { limbs } = session;
  const unknown = limbs.cuff === "unknown" || limbs.probe === "unknown";
  return (
    <div className="question" data-answer={unknown ? "" : "yes"}>
      <span className="question-words">
        Limbs
        <small>{limbWords(session)}</small>
      </span>
      <button
        type="button"
        className="button"
        data-testid={testIds.limbs}
        disabled={blocked}
        onClick={() => setMoving(true)}
      >
        Change…
      </button>
      {moving ? <LimbsDialog session={session} onClose={() => setMoving(false)} /> : null}
    </div>
  );
}

function LimbsDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const { act } = useAct();
  const [cuff, setCuff] = useState<Limb | "">(session.limbs.cuff);
  const [probe, setProbe] = useState<ProbeSite | "">(session.limbs.probe);
  const [infusion, setInfusion] = useState<Limbs["infusion"] | "">(session.limbs.infusion);
  const missing = [cuff === "" ? "cuff" : "", probe === "" ? "probe" : "", infusion === "" ? "infusion" : ""];
  return (
    <ActDialog
      title="Where cuff, probe and infusion are now"
      record="Record the limbs"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (cuff === "" || probe === "" || infusion === "") return;
        onClose();
        act("Limbs", {
          type: "screening.record",
          ...ofSession(session),
          answers: {},
          limbs: { cuff, probe, infusion },
        });
      }}
    >
      <div className="field-row">
        <LimbFields {...{ cuff, setCuff, probe, setProbe, infusion, setInfusion }} />
      </div>
    </ActDialog>
  );
}
