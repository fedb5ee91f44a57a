import type { Act } from "@vigil/shared/contracts";
import { useState } from "react";
import { happenedPart, type MinutesAgo } from "../../reading/sessionHappened.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { ActDialog } from "./ActDialog.tsx";
import { HappenedField } from "./HappenedField.tsx";
import type { Seen } from "./seenSession.ts";
import { TextField } from "./TextField.tsx";
import { useHeardNow } from "./useHeardNow.ts";

export type PumpAct = "dose.pause" | "dose.resume" | "dose.stop" | "session.stopEarly";

const asked = {
  "dose.pause": { title: "Record: pump paused", when: "The pump was paused at", reason: true },
  "dose.resume": { title: "Record: pump running again", when: "The pump ran again from", reason: false },
  "dose.stop": { title: "Record: pump stopped", when: "The pump was stopped at", reason: false },
  "session.stopEarly": { title: "Record: treatment stopped early", when: "It was stopped at", reason: true },
} as const satisfies Record<PumpAct, { title: string; when: string; reason: boolean }>;

/** What was done at the pump, and when. Words that cannot be taken for control of it (safety S23). */
export function PumpDialog({ what, seen, onClose }: { what: PumpAct; seen: Seen; onClose: () => void }) {
  const { act } = useAct();
  const now = useHeardNow();
  const [ago, setAgo] = useState<MinutesAgo>(0);
  const [reason, setReason] = useState("");
  const { title, when, reason: needsReason } = asked[what];
  const happened = happenedPart(ago, now);
  const missing = [
    happened === "no time" ? "the gateway's time" : "",
    needsReason && reason.trim() === "" ? "a reason" : "",
  ].filter((words) => words !== "");
  const record = (): void => {
    if (happened === "no time") return;
    onClose();
    act(title, actOf(what, { ...seen, ...happened }, reason));
  };
  return (
    <ActDialog title={title} record={title} missing={missing.join(", ")} onCancel={onClose} onRecord={record}>
      <p className="dialog-note">
        This screen controls no pump: do it at the pump first.
        {what === "session.stopEarly" ? " The session goes on to recovery." : ""}
      </p>
      <HappenedField label={when} value={ago} onChange={setAgo} />
      {needsReason ? <TextField name="reason" label="Reason" value={reason} onChange={setReason} autoFocus /> : null}
    </ActDialog>
  );
}

function actOf(what: PumpAct, seen: Seen, reason: string): Act {
  switch (what) {
    case "dose.pause":
    case "session.stopEarly":
      return { type: what, ...seen, reason };
    case "dose.resume":
    case "dose.stop":
      return { type: what, ...seen };
  }
}
