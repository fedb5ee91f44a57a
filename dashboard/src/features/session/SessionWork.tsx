import type { ChairView, Session } from "@vigil/shared/contracts";
import { DischargePanel } from "./DischargePanel.tsx";
import { DueList } from "./DueList.tsx";
import { AssessPanel } from "./findings/AssessPanel.tsx";

/** What is worked through beside the patient. What has buttons stands first, so that a list that grows moves none of them. */
export function SessionWork({ chair, session }: { chair: ChairView; session: Session }) {
  const open = session.ended === "no";
  return (
    <div className="session-work">
      {open ? <AssessPanel session={session} judgement={chair.judgement} /> : null}
      {isJudged(chair, session) ? <DischargePanel chair={chair} session={session} /> : null}
      {open ? <DueList due={chair.judgement.due} /> : null}
    </div>
  );
}

const isJudged = ({ judgement }: ChairView, { phase, signed }: Session): boolean =>
  judgement.criteria.length > 0 || phase === "recovery" || phase === "review" || signed !== "not yet";
