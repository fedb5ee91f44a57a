import type { Act, ChairView, Due, Session } from "@vigil/shared/contracts";
import { useState, type ReactNode } from "react";
import type { WorkTab } from "../../../reading/sessionTabs.ts";
import { useAct, useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ReadingDialog } from "../chart/ReadingDialog.tsx";
import { PartDialog } from "../dose/PartDialog.tsx";
import { PumpDialog } from "../dose/PumpDialog.tsx";
import { ofSession } from "../ofSession.ts";
import { seenSession, type Seen } from "../seenSession.ts";
import { useDosing } from "../useDosing.ts";
import { BreathingCheck } from "./BreathingCheck.tsx";

type Props = { due: Due; chair: ChairView; session: Session; settled: boolean; onTab: (tab: WorkTab) => void };

/** How a row is answered: in its place, in two taps at most (safety S24). */
export function DueAnswer({ due: { what }, chair, session, settled, onTab }: Props) {
  const { act } = useAct();
  const blocked = useWhyNot() !== "" || !settled;
  const [asking, setAsking] = useState<{ what: "reading" | "dose.device" | "dose.stop"; seen: Seen } | "nothing">(
    "nothing",
  );
  const { refusals } = chair.judgement;
  const dosing = useDosing(session);
  const kind = dosing === "not known" ? dosing : dosing.kind;
  const to = ofSession(session);
  const button = (name: string, key: string, does: () => void, type?: Act["type"], primary = false): ReactNode => (
    <button
      key={key}
      type="button"
      className={primary ? "button button-primary" : "button"}
      data-testid={testIds.dueAnswer(key)}
      disabled={blocked || (type !== undefined && refusals[type] !== undefined)}
      onClick={does}
    >
      {name}
    </button>
  );
  const ask = (one: "reading" | "dose.device" | "dose.stop"): void =>
    setAsking({ what: one, seen: seenSession(session) });
  const canMeasure = Object.values(chair.devices).some(({ kind, canMeasure: can }) => kind === "cuff" && can);
  const measuring = chair.cuff.is === "measuring";

  const answers = (): ReactNode => {
    switch (what) {
      case "attend":
        return button(
          "At the patient",
          "attend",
          () => act("At the patient", { type: "patient.attended", chair: chair.id }),
          "patient.attended",
          true,
        );
      case "back on monitor":
        return button(
          "Back on the monitor",
          "monitor-on",
          () => act("Back on the monitor", { type: "monitor.on", ...to }),
          "monitor.on",
          true,
        );
      case "pump confirmation":
        return button(
          "I looked: it stands still",
          "pump",
          () => act("Confirm at the pump", { type: "dose.confirm", ...to }),
          "dose.confirm",
          true,
        );
      case "reply":
        return (["patient", "support person"] as const).map((by) =>
          button(
            `The ${by} replied`,
            `reply-${by.replace(" ", "-")}`,
            () => act(`Reply of the ${by}`, { type: "check.answered", ...to, by }),
            "check.answered",
          ),
        );
      case "presence":
        return button(
          "The support person is there",
          "presence",
          () => act("The support person is there", { type: "presence.tapped", ...to }),
          "presence.tapped",
        );
      case "bp":
      case "baseline reading":
        return [
          canMeasure
            ? button(
                measuring ? "Measuring…" : "Measure",
                "measure",
                () => {
                  if (!measuring) act("Measure BP", { type: "bp.measure", chair: chair.id });
                },
                "bp.measure",
              )
            : null,
          button("Type in…", "reading", () => ask("reading"), "chart.record"),
        ];
      case "breathing and MOAA/S":
      case "ride":
        return <BreathingCheck {...{ session, settled, refused: refusals["chart.record"] !== undefined }} />;
      case "next device":
        return button("Record it…", "device", () => ask("dose.device"), "dose.device", true);
      case "planned end":
        return button(
          kind === "tablet" ? "Record: swallowed or spat out…" : "Record: pump stopped…",
          "stop",
          () => ask("dose.stop"),
          "dose.stop",
        );
      case "discharge check":
        return button(
          "Record check",
          "check",
          () => act("Record a discharge check", { type: "discharge.check", ...seenSession(session) }),
          "discharge.check",
        );
      case "signature":
        return button("To the discharge", "discharge", () => onTab("discharge"));
      case "screening":
        return button("To the screening", "screening", () => onTab("screening"));
    }
  };

  const close = (): void => setAsking("nothing");
  return (
    <div className="due-answer">
      {answers()}
      {asking === "nothing" ? null : asking.what === "reading" ? (
        <ReadingDialog session={session} onClose={close} />
      ) : asking.what === "dose.device" ? (
        <PartDialog what="dose.device" session={session} seen={asking.seen} onClose={close} />
      ) : (
        <PumpDialog what="dose.stop" kind={kind} seen={asking.seen} onClose={close} />
      )}
    </div>
  );
}
