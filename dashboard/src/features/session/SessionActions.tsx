import type { Act, ChairView, Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { useAct } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";
import { ActButton, Refusals } from "./ActButton.tsx";
import { ClearDialog } from "./ClearDialog.tsx";
import { DoseDialog } from "./DoseDialog.tsx";
import { EndDialog } from "./EndDialog.tsx";
import { OxygenDialog } from "./OxygenDialog.tsx";
import { PumpDialog, type PumpAct } from "./PumpDialog.tsx";
import { seenSession, type Seen } from "./seenSession.ts";

type Dialog = PumpAct | "session.clear" | "dose.start" | "session.oxygen" | "session.end";
/** What is asked, of the session as it was seen when the button was pressed. */
type Asked = { what: Dialog; seen: Seen } | "nothing";
type Button = { act: Dialog; name: string; doing: string; testId: string; tone?: "primary" };

const buttons = {
  clear: { act: "session.clear", name: "Clear the hold…", doing: "Clearing", testId: testIds.sessionClear },
  start: {
    act: "dose.start",
    name: "Record: pump running…",
    doing: "Starting",
    testId: testIds.doseStart,
    tone: "primary",
  },
  pause: { act: "dose.pause", name: "Record: pump paused…", doing: "Pausing", testId: testIds.dosePause },
  resume: { act: "dose.resume", name: "Record: pump running again…", doing: "Going on", testId: testIds.doseResume },
  stop: {
    act: "dose.stop",
    name: "Record: pump stopped…",
    doing: "Stopping",
    testId: testIds.doseStop,
    tone: "primary",
  },
  early: {
    act: "session.stopEarly",
    name: "Record: stopped early…",
    doing: "Stopping early",
    testId: testIds.stopEarly,
  },
  oxygen: { act: "session.oxygen", name: "Oxygen…", doing: "Oxygen", testId: testIds.oxygen },
  end: { act: "session.end", name: "End otherwise…", doing: "Ending", testId: testIds.sessionEnd },
} as const satisfies Record<string, Button>;

/** What can be recorded in each phase. Whether it may be now is the engine's to say: `judgement.refusals`. */
function buttonsOf({ phase }: Session): readonly Button[] {
  switch (phase) {
    case "new":
    case "baseline":
    case "cleared":
      return [buttons.start, buttons.oxygen, buttons.end];
    case "held":
      return [buttons.clear, buttons.start, buttons.oxygen, buttons.end];
    case "dosing":
      return [buttons.stop, buttons.pause, buttons.early, buttons.oxygen, buttons.end];
    case "paused":
      return [buttons.resume, buttons.stop, buttons.early, buttons.oxygen, buttons.end];
    case "active":
      return [buttons.early, buttons.oxygen, buttons.end];
    case "recovery":
    case "review":
      return [buttons.oxygen, buttons.end];
    default:
      return [];
  }
}

export function SessionActions({ chair: { judgement }, session }: { chair: ChairView; session: Session }) {
  const { act } = useAct();
  const [asked, setAsked] = useState<Asked>("nothing");
  const { dose } = session;
  const shown = buttonsOf(session);
  const confirms = dose !== "none" && dose.unconfirmed;
  const named: { act: Act["type"]; doing: string }[] = confirms
    ? [{ act: "dose.confirm", doing: "Confirming" }, ...shown]
    : [...shown];
  return (
    <div className="session-actions" role="group" aria-label="Session">
      <div className="session-buttons">
        {shown.map(({ act: what, name, testId, tone }) => (
          <ActButton
            key={what}
            act={what}
            judgement={judgement}
            testId={testId}
            {...(tone === undefined || confirms ? {} : { tone })}
            onPress={() => setAsked({ what, seen: seenSession(session) })}
          >
            {name}
          </ActButton>
        ))}
        {/* Last, so that it moves none of the others when it goes. */}
        {confirms ? (
          <ActButton
            act="dose.confirm"
            judgement={judgement}
            testId={testIds.doseConfirm}
            tone="primary"
            onPress={() =>
              act("Confirm at the pump", { type: "dose.confirm", chair: session.chair, session: session.id })
            }
          >
            I looked: the pump {dose.pump === "paused" ? "is paused" : "has stopped"}
          </ActButton>
        ) : null}
      </div>
      {shown.some(({ act: type }) => type.startsWith("dose.")) ? (
        <p className="no-pump">This screen controls no pump.</p>
      ) : null}
      <Refusals acts={named} judgement={judgement} />
      {asked === "nothing" ? null : <Asking asked={asked} session={session} onClose={() => setAsked("nothing")} />}
    </div>
  );
}

type AskingProps = { asked: Exclude<Asked, "nothing">; session: Session; onClose: () => void };

function Asking({ asked: { what, seen }, session, onClose }: AskingProps) {
  switch (what) {
    case "session.clear":
      return <ClearDialog holds={session.holds} {...{ seen, onClose }} />;
    case "dose.start":
      return <DoseDialog {...{ session, seen, onClose }} />;
    case "session.oxygen":
      return <OxygenDialog running={session.oxygen.flow !== "off"} {...{ seen, onClose }} />;
    case "session.end":
      return <EndDialog {...{ session, seen, onClose }} />;
    default:
      return <PumpDialog {...{ what, seen, onClose }} />;
  }
}
