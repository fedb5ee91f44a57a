import type { ChairView, Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { useView } from "../../app/StationContext.ts";
import { clockTime } from "../../reading/age.ts";
import { authorWords } from "../../reading/sessionWords.ts";
import { testIds } from "../../ui/testIds.ts";
import { ActButton, Refusals } from "./ActButton.tsx";
import { LastReading } from "./chart/LastReading.tsx";
import { EmergencyBanner } from "./course/EmergencyBanner.tsx";
import { FollowUps } from "./course/FollowUps.tsx";
import { OffMonitorBanner } from "./course/OffMonitorBanner.tsx";
import { LastSession } from "./course/LastSession.tsx";
import { ReopenButton } from "./course/ReopenButton.tsx";
import { OpenDialog } from "./OpenDialog.tsx";
import { SessionActions } from "./SessionActions.tsx";
import { SessionFacts } from "./SessionFacts.tsx";
import { SessionHead } from "./SessionHead.tsx";
import { SessionStanding } from "./SessionStanding.tsx";
import "./course/course.css";
import "./dialogs.css";
import "./session.css";
import "./work.css";

/** The session of this chair: where it stands, what is due, what is to be recorded; or the way to open one. */
export function SessionPanel({ chair }: { chair: ChairView }) {
  const { session } = chair;
  return session === "none" ? <NoSession chair={chair} /> : <OneSession chair={chair} session={session} />;
}

function NoSession({ chair }: { chair: ChairView }) {
  const protocols = useView()?.protocols ?? [];
  const [opening, setOpening] = useState(false);
  const { judgement } = chair;
  return (
    <section
      className="panel session session-none"
      aria-label="Session"
      data-testid={testIds.session}
      data-phase="none"
    >
      <p className="quiet">No session is open at this chair.</p>
      <ActButton
        act="session.open"
        judgement={judgement}
        testId={testIds.sessionOpen}
        tone="primary"
        onPress={() => setOpening(true)}
      >
        Open a session…
      </ActButton>
      <LastSession chair={chair.id} />
      <Refusals acts={[{ act: "session.open", doing: "Opening" }]} judgement={judgement} />
      <FollowUps followUps={chair.followUps} />
      {opening ? <OpenDialog {...{ chair, protocols }} onClose={() => setOpening(false)} /> : null}
    </section>
  );
}

function OneSession({ chair, session }: { chair: ChairView; session: Session }) {
  const { ended, phase } = session;
  const { judgement } = chair;
  return (
    <section className="panel session" aria-label="Session" data-testid={testIds.session} data-phase={phase}>
      <SessionHead {...{ session, judgement }} />
      <EmergencyBanner {...{ session, judgement }} />
      <OffMonitorBanner {...{ session, judgement }} />
      {ended === "no" ? (
        <SessionActions chair={chair} session={session} />
      ) : (
        <>
          <p className="session-over">
            {`Ended ${clockTime(ended.at)}, ${authorWords(ended.by)}: ${ended.reason}. `}
            {ended.calls === undefined ? "" : `Called: ${ended.calls}. `}
            {chair.watchedSince === "not watched"
              ? ""
              : "The chair still watches: press “Patient has left” when the patient has gone."}
          </p>
          <div className="session-buttons">
            <ReopenButton chair={session.chair} id={session.id} pseudonym={session.pseudonym} />
          </div>
        </>
      )}
      <SessionStanding session={session} />
      {ended === "no" ? <LastReading chair={chair} session={session} /> : null}
      <SessionFacts chair={chair} session={session} />
      <FollowUps followUps={chair.followUps} />
    </section>
  );
}
