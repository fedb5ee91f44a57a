import type { ChairView, Session } from "@vigil/shared/contracts";
import { DischargePanel } from "./DischargePanel.tsx";
import { DueList } from "./DueList.tsx";
import { FindingsPanel } from "./FindingsPanel.tsx";
import { Timeline } from "./Timeline.tsx";

/** What is worked through beside the patient. What has buttons stands first, so that a list that grows moves none of them. */
export function SessionWork({ chair, session }: { chair: ChairView; session: Session }) {
  const open = session.ended === "no";
  return (
    <div className="session-work">
      {open ? <FindingsPanel session={session} judgement={chair.judgement} /> : null}
      <DischargePanel chair={chair} session={session} />
      {open ? <DueList due={chair.judgement.due} /> : null}
      <Timeline session={session} />
    </div>
  );
}
