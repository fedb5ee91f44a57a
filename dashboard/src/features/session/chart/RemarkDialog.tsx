import { EntryBody, type ChartEntry, type Session } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { useState } from "react";
import { clockTime } from "../../../reading/age.ts";
import { entryWords } from "../../../reading/chartWords.ts";
import { ActDialog } from "../ActDialog.tsx";
import { ChoiceField } from "../ChoiceField.tsx";
import { TextField } from "../TextField.tsx";
import { useChart } from "./useChart.ts";

type Whose = "the patient" | "somebody else";
type Props = { session: Session; reading: Instant; whose: Whose; corrects?: ChartEntry; onClose: () => void };

/** Whose arm a reading was of, and who worked the cuff (safety S18). Somebody else's counts for nothing here. */
export function RemarkDialog({ session, reading, whose: first, corrects, onClose }: Props) {
  const chart = useChart(session, corrects);
  const old = corrects?.entry.kind === "reading remark" ? corrects.entry : undefined;
  const [whose, setWhose] = useState<Whose>(first);
  const [workedBy, setWorkedBy] = useState(old?.workedBy ?? (session.support === "none" ? "" : session.support));
  const notPatient = whose === "somebody else";
  const built = EntryBody.safeParse({
    kind: "reading remark",
    reading,
    notPatient,
    ...(workedBy.trim() !== "" && { workedBy }),
  });
  const silent = old === undefined && !notPatient && workedBy.trim() === "";
  return (
    <ActDialog
      title={`The reading of ${clockTime(reading)}`}
      record={notPatient ? "Record: not the patient’s" : "Record"}
      tone={notPatient ? "danger" : "primary"}
      missing={silent ? "who worked the cuff" : ""}
      onCancel={onClose}
      onRecord={() => {
        if (!built.success) return;
        onClose();
        chart(entryWords(built.data), built.data);
      }}
    >
      <ChoiceField
        name="whose"
        label="The cuff was on"
        value={whose}
        options={[
          { value: "the patient", words: "the patient" },
          { value: "somebody else", words: "somebody else" },
        ]}
        onChange={setWhose}
      />
      <TextField name="worked-by" label="Who worked the cuff" value={workedBy} onChange={setWorkedBy} maxLength={80} />
      {notPatient ? (
        <p className="dialog-note">
          It counts no more: no alarm, no baseline, no schedule and no discharge rests on it. Measure again.
        </p>
      ) : null}
    </ActDialog>
  );
}
