import type { Alarm } from "@vigil/shared/contracts";
import { Minutes } from "@vigil/shared/kernel";
import { useState, type SubmitEvent } from "react";
import { titleOf } from "../reading/sentence.ts";
import { useAct, useWhyNot } from "./ActProvider.tsx";
import { Dialog } from "./Dialog.tsx";
import { seenOf } from "./seenOf.ts";
import { testIds } from "./testIds.ts";

const MINUTE = 60_000;
// Minutes that are offered, as far as the site allows them.
const offered = [3, 5, 10] as const;

type Props = { alarm: Alarm; mostMs: number; onClose: () => void };

/** Alarm off for this one condition at this step, with a reason and an end (safety S1). The alarm itself stays to be seen. */
export function PauseDialog({ alarm, mostMs, onClose }: Props) {
  const { act } = useAct();
  const whyNot = useWhyNot();
  const [minutes, setMinutes] = useState<number | "not chosen">("not chosen");
  const [reason, setReason] = useState("");
  // What was seen when the button was pressed: if it grows worse meanwhile, the gateway refuses.
  const [seen] = useState(() => seenOf(alarm));
  const missing = [minutes === "not chosen" ? "for how long" : "", reason.trim() === "" ? "a reason" : ""]
    .filter((words) => words !== "")
    .join(", ");
  const blocked = whyNot === "" ? missing : whyNot;
  const pause = (event: SubmitEvent): void => {
    event.preventDefault();
    if (blocked !== "" || minutes === "not chosen") return;
    onClose();
    act(`Pause ${titleOf(alarm)} for ${minutes} min`, {
      type: "alarm.pause",
      ...seen,
      forMs: Minutes(minutes),
      reason,
    });
  };
  return (
    <Dialog title={`Pause the sound of “${titleOf(alarm)}”`} onCancel={onClose}>
      <form className="dialog-form" onSubmit={pause} noValidate>
        <p className="dialog-note">
          Only this condition, only at this step: anything new or worse sounds. It stays on the screen, with your
          reason.
        </p>
        <div className="choice-row" role="radiogroup" aria-label="For how long">
          {offered
            .filter((one) => one * MINUTE <= mostMs)
            .map((one) => (
              <label key={one} data-checked={minutes === one} data-testid={testIds.field(`pause-${one}`)}>
                <input type="radio" name="minutes" checked={minutes === one} onChange={() => setMinutes(one)} />
                {one} min
              </label>
            ))}
        </div>
        <label className="field">
          <span>Reason</span>
          <input
            type="text"
            value={reason}
            maxLength={300}
            autoFocus
            autoComplete="off"
            data-testid={testIds.field("reason")}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="dialog-buttons">
          <p className="dialog-missing" aria-live="polite">
            {blocked === "" ? "" : whyNot === "" ? `Needed: ${blocked}` : `Not possible: ${blocked}`}
          </p>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            className="button button-primary"
            data-testid={testIds.confirm}
            disabled={blocked !== ""}
          >
            Pause
          </button>
        </div>
      </form>
    </Dialog>
  );
}
