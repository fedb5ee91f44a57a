import type { ChairView, Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { clockTime } from "../../../reading/age.ts";
import { remarkWords } from "../../../reading/chartWords.ts";
import { lastReading } from "../../../reading/readingRemark.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { RemarkDialog } from "./RemarkDialog.tsx";

/** The last reading of this session: whose arm it was, and at a home who worked the cuff (safety S18). */
export function LastReading({ chair, session }: { chair: ChairView; session: Session }) {
  const blocked = useWhyNot() !== "" || chair.judgement.refusals["chart.record"] !== undefined;
  const [asking, setAsking] = useState<"the patient" | "somebody else" | "nothing">("nothing");
  const last = lastReading(chair, session);
  if (last === "none") return null;
  const { systolic, diastolic, at, remark } = last;
  const said = remark?.entry.kind === "reading remark" ? remark.entry : undefined;
  const button = (words: string, whose: "the patient" | "somebody else", testId: string) => (
    <button type="button" className="button" data-testid={testId} disabled={blocked} onClick={() => setAsking(whose)}>
      {words}
    </button>
  );
  return (
    <div className="last-reading" data-testid={testIds.lastReading} data-not-patient={said?.notPatient === true}>
      <span>
        {`Last reading ${systolic}/${diastolic}, ${clockTime(at)}`}
        {said === undefined ? null : <small>{remarkWords(said)}</small>}
      </span>
      {said !== undefined ? (
        button("Correct…", said.notPatient ? "the patient" : "somebody else", testIds.remarkCorrect)
      ) : (
        <>
          {button("Not the patient’s…", "somebody else", testIds.notPatient)}
          {session.protocol.setting === "home" ? button("Worked by…", "the patient", testIds.workedBy) : null}
        </>
      )}
      {asking === "nothing" ? null : (
        <RemarkDialog
          session={session}
          reading={at}
          whose={asking}
          {...(remark === undefined ? {} : { corrects: remark })}
          onClose={() => setAsking("nothing")}
        />
      )}
    </div>
  );
}
