import type { Act } from "@vigil/shared/contracts";
import { useState } from "react";
import type { DosingKind } from "../../../reading/sessionDosing.ts";
import { happenedPart, type MinutesAgo } from "../../../reading/sessionHappened.ts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { ActDialog } from "../ActDialog.tsx";
import { ChoiceField } from "../ChoiceField.tsx";
import { HappenedField } from "../HappenedField.tsx";
import type { Seen } from "../seenSession.ts";
import { TextField } from "../TextField.tsx";
import { useHeardNow } from "../useHeardNow.ts";

export type PumpAct = "dose.pause" | "dose.resume" | "dose.stop" | "session.stopEarly";
type How = "swallowed" | "spat out";

const asked = {
  "dose.pause": { title: "Record: pump paused", when: "The pump was paused at", reason: true },
  "dose.resume": { title: "Record: pump running again", when: "The pump ran again from", reason: false },
  "dose.stop": { title: "Record: pump stopped", when: "The pump was stopped at", reason: false },
  "session.stopEarly": { title: "Record: treatment stopped early", when: "It was stopped at", reason: true },
} as const satisfies Record<PumpAct, { title: string; when: string; reason: boolean }>;

type Words = { title: string; when: string };
// Where there is no pump, none is spoken of.
const others: Partial<Record<DosingKind, Partial<Record<PumpAct, Words>>>> = {
  devices: {
    "dose.pause": { title: "Record: paused between two devices", when: "It was paused at" },
    "dose.resume": { title: "Record: it goes on", when: "It went on from" },
    "dose.stop": { title: "Record: no further device", when: "It was decided at" },
  },
  tablet: { "dose.stop": { title: "Record: the tablet is gone", when: "It was so at" } },
};

type Props = { what: PumpAct; kind: DosingKind | "not known"; seen: Seen; onClose: () => void };

/** What was done to a dose that goes on, and when. Words that cannot be taken for control of it (safety S23). */
export function PumpDialog({ what, kind, seen, onClose }: Props) {
  const { act } = useAct();
  const now = useHeardNow();
  const [ago, setAgo] = useState<MinutesAgo>(0);
  const [reason, setReason] = useState("");
  const [how, setHow] = useState<How | "not chosen">("not chosen");
  const own = kind === "not known" ? undefined : others[kind]?.[what];
  const { title, when } = own ?? asked[what];
  const needsReason = asked[what].reason;
  const asksHow = what === "dose.stop" && kind === "tablet";
  const happened = happenedPart(ago, now);
  const missing = [
    happened === "no time" ? "the gateway's time" : "",
    needsReason && reason.trim() === "" ? "a reason" : "",
    asksHow && how === "not chosen" ? "swallowed or spat out" : "",
  ].filter((words) => words !== "");
  const record = (): void => {
    if (happened === "no time") return;
    onClose();
    act(title, actOf(what, { ...seen, ...happened }, reason, asksHow ? how : "not chosen"));
  };
  return (
    <ActDialog title={title} record={title} missing={missing.join(", ")} onCancel={onClose} onRecord={record}>
      <p className="dialog-note">
        {kind === "pump" || kind === "not known" ? "This screen controls no pump: do it at the pump first. " : ""}
        {what === "session.stopEarly" ? "The session goes on to recovery." : ""}
      </p>
      {asksHow ? (
        <ChoiceField
          name="how"
          label="What was left of it was"
          value={how}
          options={[
            { value: "swallowed", words: "swallowed" },
            { value: "spat out", words: "spat out" },
          ]}
          onChange={setHow}
        />
      ) : null}
      <HappenedField label={when} value={ago} onChange={setAgo} />
      {needsReason ? <TextField name="reason" label="Reason" value={reason} onChange={setReason} autoFocus /> : null}
    </ActDialog>
  );
}

function actOf(what: PumpAct, seen: Seen, reason: string, how: How | "not chosen"): Act {
  switch (what) {
    case "dose.pause":
    case "session.stopEarly":
      return { type: what, ...seen, reason };
    case "dose.resume":
      return { type: what, ...seen };
    case "dose.stop":
      return { type: what, ...seen, ...(how !== "not chosen" && { how }) };
  }
}
