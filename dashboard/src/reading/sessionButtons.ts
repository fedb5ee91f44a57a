import type { Act, Session } from "@vigil/shared/contracts";
import { startWords, type DosingKind } from "./sessionDosing.ts";

export type DoseAct =
  | "session.clear"
  | "dose.start"
  | "dose.pause"
  | "dose.resume"
  | "dose.stop"
  | "dose.device"
  | "dose.again"
  | "dose.rate"
  | "session.stopEarly";

/** One button of the dose: its act, what it says, and what is being done when it is refused. */
export type DoseButton = { act: DoseAct & Act["type"]; name: string; doing: string; primary: boolean };

const button = (act: DoseAct, name: string, doing: string, primary = false): DoseButton => ({
  act,
  name,
  doing,
  primary,
});

const clear = button("session.clear", "Clear the hold…", "Clearing");
const early = button("session.stopEarly", "Record: stopped early…", "Stopping early");
const again = button("dose.again", "Record: a further dose…", "A further dose");

const start = (kind: DosingKind | "not known"): DoseButton =>
  button("dose.start", `${startWords[kind === "not known" ? "pump" : kind].title}…`, "Starting", true);

/** What can be recorded of the dose in each phase. Whether it may be now is the engine's to say: `judgement.refusals`. */
export function doseButtons({ phase, dose }: Session, kind: DosingKind | "not known"): readonly DoseButton[] {
  switch (phase) {
    case "draft":
    case "screening":
    case "cleared":
      return [start(kind)];
    case "held":
      return [clear, start(kind)];
    case "dosing":
      return [...going(kind, dose), early];
    case "paused":
      return [...resting(kind, dose), early];
    case "active":
      return repeats(kind) ? [again, early] : [early];
    case "recovery":
      return repeats(kind) ? [again] : [];
    case "emergency":
      return dose !== "none" && dose.stoppedAt === "not yet" ? going(kind, dose).filter(isStop) : [];
    default:
      return [];
  }
}

// Another infusion or another set of nasal devices is another session.
const repeats = (kind: DosingKind | "not known"): boolean => kind === "injection" || kind === "tablet";

const isStop = ({ act }: DoseButton): boolean => act === "dose.stop";

function resting(kind: DosingKind | "not known", dose: Session["dose"]): readonly DoseButton[] {
  if (kind === "devices") return [...going(kind, dose), button("dose.resume", "Record: it goes on…", "Going on")];
  return [
    button("dose.resume", "Record: pump running again…", "Going on"),
    button("dose.stop", "Record: pump stopped…", "Stopping", true),
  ];
}

function going(kind: DosingKind | "not known", dose: Session["dose"]): readonly DoseButton[] {
  switch (kind) {
    case "pump":
    case "not known":
      return [
        button("dose.stop", "Record: pump stopped…", "Stopping", true),
        button("dose.pause", "Record: pump paused…", "Pausing"),
        button("dose.rate", "Record: rate changed…", "A change of rate"),
      ];
    case "devices": {
      const next = dose === "none" ? "next device" : `device ${dose.parts.length + 1} of ${dose.partsPlanned}`;
      return [
        button("dose.device", `Record: ${next} given…`, "The next device", true),
        button("dose.stop", "Record: no further device…", "Ending the dose"),
        ...(dose !== "none" && dose.pump === "paused" ? [] : [button("dose.pause", "Record: paused…", "Pausing")]),
      ];
    }
    case "tablet":
      return [button("dose.stop", "Record: swallowed or spat out…", "Ending the dose", true)];
    case "injection":
      return [];
  }
}
