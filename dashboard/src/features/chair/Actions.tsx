import type { ChairView, Refusal } from "@vigil/shared/contracts";
import { DoorOpen, Eye, Gauge, Square } from "lucide-react";
import { useState } from "react";
import { useTime } from "../../app/StationContext.ts";
import { readNumeric } from "../../reading/numeric.ts";
import { raisedOf } from "../../reading/alarms.ts";
import { refusalWords } from "../../reading/sessionDue.ts";
import { useAct, useWhyNot } from "../../ui/ActProvider.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { testIds } from "../../ui/testIds.ts";
import { SeenDialog } from "./SeenDialog.tsx";

/** What can be done at this chair; a button that cannot be pressed says why. */
export function Actions({ chair }: { chair: ChairView }) {
  const { act } = useAct();
  const whyNot = useWhyNot();
  const [open, setOpen] = useState<"seen" | "left" | "nothing">("nothing");
  const cuffs = Object.values(chair.devices).filter((device) => device.kind === "cuff" && device.canMeasure);
  const noCuff = cuffs.length === 0 ? "no cuff here takes orders" : "";
  const measuring = chair.cuff.is === "measuring";
  const { refusals } = chair.judgement;
  const left = chair.watchedSince === "not watched" ? "this chair is not watched" : "";
  const notGone = refusals["patient.left"];
  const noMeasure = refusals["bp.measure"];
  const keptOpen = useKeptOpen(chair);
  return (
    <div className="actions" role="group" aria-label="At the chair">
      <p className="why-not" aria-live="polite">
        {whyNot === "" ? reasons([noCuff, wordsOf(noMeasure), wordsOf(notGone)]) : `Not possible: ${whyNot}`}
      </p>
      {keptOpen ? (
        <button
          type="button"
          className="button button-primary"
          data-testid={testIds.patientSeen}
          disabled={whyNot !== ""}
          onClick={() => setOpen("seen")}
        >
          <Eye aria-hidden="true" size={18} /> Patient seen: breathing
        </button>
      ) : null}
      <button
        type="button"
        className="button action-measure"
        data-testid={testIds.measureBp}
        disabled={whyNot !== "" || noCuff !== "" || measuring || noMeasure !== undefined}
        onClick={() => act("Measure BP", { type: "bp.measure", chair: chair.id })}
      >
        <Gauge aria-hidden="true" size={18} /> {measuring ? "Measuring…" : "Measure BP now"}
      </button>
      <button
        type="button"
        className="button"
        data-testid={testIds.stopBp}
        disabled={whyNot !== "" || noCuff !== ""}
        onClick={() => act("Stop the cuff", { type: "bp.stop", chair: chair.id })}
      >
        <Square aria-hidden="true" size={16} /> Stop cuff
      </button>
      <button
        type="button"
        className="button"
        data-testid={testIds.patientLeft}
        disabled={whyNot !== "" || left !== "" || notGone !== undefined}
        title={left}
        onClick={() => setOpen("left")}
      >
        <DoorOpen aria-hidden="true" size={18} /> Patient has left
      </button>
      {open === "seen" ? <SeenDialog chair={chair.id} onClose={() => setOpen("nothing")} /> : null}
      {open === "left" ? (
        <Dialog title={`Has the patient left ${chair.label}?`} onCancel={() => setOpen("nothing")}>
          <p>The watch ends and every alarm of this chair is closed. It begins again with the next probe or reading.</p>
          <div className="dialog-buttons">
            <button type="button" className="button" autoFocus onClick={() => setOpen("nothing")}>
              No, go on watching
            </button>
            <button
              type="button"
              className="button button-danger"
              data-testid={testIds.confirm}
              onClick={() => {
                setOpen("nothing");
                act("Patient has left", { type: "patient.left", chair: chair.id });
              }}
            >
              Yes, the patient has left
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}

const wordsOf = (refusal: Refusal | undefined): string => (refusal === undefined ? "" : refusalWords(refusal));
const reasons = (all: readonly string[]): string => all.filter((words) => words !== "").join(" · ");

/** A physiological alarm whose number is not measured now: loss of data never ends it, a person may (safety S2). */
function useKeptOpen(chair: ChairView): boolean {
  const time = useTime();
  return raisedOf(chair.alarms).some(({ kind, condition }) => {
    if (kind !== "physiological" || condition.startsWith("bp/")) return false;
    return readNumeric(chair, condition.startsWith("spo2/") ? "spo2" : "pulse", time).state !== "current";
  });
}
