import { useState } from "react";
import { useAct } from "../../../ui/ActProvider.tsx";
import { ActDialog } from "../ActDialog.tsx";
import { ChoiceField } from "../ChoiceField.tsx";
import type { Seen } from "../seenSession.ts";

type Why = "toilet" | "walk" | "re-siting" | "leaving";
const whys = ["toilet", "walk", "re-siting", "leaving"] as const satisfies readonly Why[];

/** Off the monitor is a state with an end, not a lost signal (safety S16). */
export function OffMonitorDialog({ seen: { chair, session }, onClose }: { seen: Seen; onClose: () => void }) {
  const { act } = useAct();
  const [why, setWhy] = useState<Why | "not chosen">("not chosen");
  const [company, setCompany] = useState<"with company" | "alone" | "not chosen">("not chosen");
  const missing = [why === "not chosen" ? "what for" : "", company === "not chosen" ? "with company or alone" : ""];
  return (
    <ActDialog
      title="Record: off the monitor"
      record="Record: off the monitor"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (why === "not chosen" || company === "not chosen") return;
        onClose();
        act(`Off the monitor: ${why}`, {
          type: "monitor.off",
          chair,
          session,
          why,
          company: company === "with company",
        });
      }}
    >
      <ChoiceField
        name="why"
        label="What for"
        value={why}
        options={whys.map((value) => ({ value, words: value }))}
        onChange={setWhy}
      />
      <ChoiceField
        name="company"
        label="The patient goes"
        value={company}
        options={[
          { value: "with company", words: "with company" },
          { value: "alone", words: "alone" },
        ]}
        onChange={setCompany}
      />
      <p className="dialog-note">
        It counts down from 5 minutes; then it alarms until the patient is back on the monitor.
      </p>
    </ActDialog>
  );
}
