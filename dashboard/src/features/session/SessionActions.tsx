import type { Act, ChairView, Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { doseButtons, type DoseAct } from "../../reading/sessionButtons.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";
import { useSettled } from "../../ui/useSettled.ts";
import { ActButton, Refusals } from "./ActButton.tsx";
import { ClearDialog } from "./ClearDialog.tsx";
import { EventStrip } from "./chart/EventStrip.tsx";
import { AutoCuffSwitch } from "./course/AutoCuffSwitch.tsx";
import { OffMonitorDialog } from "./course/OffMonitorDialog.tsx";
import { DoseDialog } from "./dose/DoseDialog.tsx";
import { PartDialog } from "./dose/PartDialog.tsx";
import { PumpDialog } from "./dose/PumpDialog.tsx";
import { EndDialog } from "./EndDialog.tsx";
import { ofSession } from "./ofSession.ts";
import { OxygenDialog } from "./OxygenDialog.tsx";
import { seenSession, type Seen } from "./seenSession.ts";
import { useDosing } from "./useDosing.ts";

type BesideAct = "session.oxygen" | "monitor.off" | "session.end";
/** What is asked, of the session as it was seen when the button was pressed. */
type Asked = { what: DoseAct | BesideAct; seen: Seen };

const idOf = {
  "session.clear": testIds.sessionClear,
  "dose.start": testIds.doseStart,
  "dose.pause": testIds.dosePause,
  "dose.resume": testIds.doseResume,
  "dose.stop": testIds.doseStop,
  "dose.device": testIds.doseDevice,
  "dose.again": testIds.doseAgain,
  "dose.rate": testIds.doseRate,
  "session.stopEarly": testIds.stopEarly,
} as const satisfies Record<DoseAct, string>;

const beside = [
  { act: "session.oxygen", name: "Oxygen…", doing: "Oxygen", testId: testIds.oxygen },
  { act: "monitor.off", name: "Off monitor…", doing: "Taking off the monitor", testId: testIds.monitorOff },
  { act: "session.end", name: "End otherwise…", doing: "Ending", testId: testIds.sessionEnd },
] as const satisfies readonly { act: BesideAct; name: string; doing: string; testId: string }[];

/** What can be recorded of the dose, and what goes on beside it. */
export function SessionActions({ chair, session }: { chair: ChairView; session: Session }) {
  const { judgement } = chair;
  const { act } = useAct();
  const dosing = useDosing(session);
  const kind = dosing === "not known" ? dosing : dosing.kind;
  const [asked, setAsked] = useState<Asked | "nothing">("nothing");
  const { dose } = session;
  const shown = doseButtons(session, kind);
  const more = beside.filter((one) => one.act !== "monitor.off" || session.offMonitor === "no");
  const confirms = dose !== "none" && dose.unconfirmed;
  const named: readonly { act: Act["type"]; doing: string }[] = [
    ...(confirms ? [{ act: "dose.confirm" as const, doing: "Confirming" }] : []),
    ...shown,
    ...more,
  ];
  const ask = (what: Asked["what"]): void => setAsked({ what, seen: seenSession(session) });
  // A phase that somebody else or a rule begins moves these buttons: for a moment none of them can be pressed.
  const settled = useSettled(
    [session.phase, session.offMonitor === "no", ...shown.map(({ act: what }) => what)].join(" "),
  );
  return (
    <>
      <fieldset className="session-actions" aria-label="Session" disabled={!settled}>
        <div className="session-buttons">
          {shown.map(({ act: what, name, primary }) => (
            <ActButton
              key={what}
              act={what}
              judgement={judgement}
              testId={idOf[what]}
              tone={primary && !confirms ? "primary" : "plain"}
              onPress={() => ask(what)}
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
              onPress={() => act("Confirm at the pump", { type: "dose.confirm", ...ofSession(session) })}
            >
              I looked: the pump {dose.pump === "paused" ? "is paused" : "has stopped"}
            </ActButton>
          ) : null}
        </div>
        <div className="session-buttons session-beside">
          {more.map(({ act: what, name, testId }) => (
            <ActButton key={what} act={what} judgement={judgement} testId={testId} onPress={() => ask(what)}>
              {name}
            </ActButton>
          ))}
          {chair.place === "home" ? null : <AutoCuffSwitch session={session} judgement={judgement} />}
        </div>
        <EventStrip {...{ session, judgement }} />
        {/* Below what is pressed, so that a reason that comes or goes moves no button. */}
        {kind === "pump" && shown.some(({ act: type }) => type.startsWith("dose.")) ? (
          <p className="no-pump">This screen controls no pump.</p>
        ) : null}
        <Refusals acts={named} judgement={judgement} />
      </fieldset>
      {asked === "nothing" ? null : <Asking asked={asked} session={session} onClose={() => setAsked("nothing")} />}
    </>
  );
}

type AskingProps = { asked: Asked; session: Session; onClose: () => void };

function Asking({ asked: { what, seen }, session, onClose }: AskingProps) {
  const dosing = useDosing(session);
  const kind = dosing === "not known" ? dosing : dosing.kind;
  switch (what) {
    case "session.clear":
      return <ClearDialog holds={session.holds} {...{ seen, onClose }} />;
    case "dose.start":
      return dosing === "not known" ? null : <DoseDialog {...{ session, dosing, seen, onClose }} />;
    case "dose.device":
    case "dose.again":
    case "dose.rate":
      return <PartDialog {...{ what, session, seen, onClose }} />;
    case "session.oxygen":
      return <OxygenDialog running={session.oxygen.flow !== "off"} {...{ seen, onClose }} />;
    case "monitor.off":
      return <OffMonitorDialog {...{ seen, onClose }} />;
    case "session.end":
      return <EndDialog {...{ session, seen, onClose }} />;
    default:
      return <PumpDialog {...{ what, kind, seen, onClose }} />;
  }
}
