import { EntryBody, type ChartEntry, type Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { whenPart, type When } from "../../../reading/chartWhen.ts";
import { entryWords } from "../../../reading/chartWords.ts";
import { ActDialog } from "../ActDialog.tsx";
import { TextField } from "../TextField.tsx";
import { useHeardNow } from "../useHeardNow.ts";
import { useChart } from "./useChart.ts";
import { WhenField } from "./WhenField.tsx";

type Props = { session: Session; corrects?: ChartEntry; onClose: () => void };

/** A cuff reading that somebody read off, marked as typed, with when it was taken (safety S12). */
export function ReadingDialog({ session, corrects, onClose }: Props) {
  const chart = useChart(session, corrects);
  const now = useHeardNow();
  const old = corrects?.entry.kind === "reading" ? corrects.entry : undefined;
  const before = corrects?.happenedAt ?? "none";
  const [systolic, setSystolic] = useState(old === undefined ? "" : String(old.systolic));
  const [diastolic, setDiastolic] = useState(old === undefined ? "" : String(old.diastolic));
  const [pulse, setPulse] = useState(old?.pulse === undefined ? "" : String(old.pulse));
  const [when, setWhen] = useState<When>(corrects === undefined ? 0 : "as before");
  const happened = whenPart(when, corrects !== undefined, now);
  const built = EntryBody.safeParse({
    kind: "reading",
    systolic: whole(systolic),
    diastolic: whole(diastolic),
    ...(pulse.trim() !== "" && { pulse: whole(pulse) }),
  });
  const missing = [
    isMmhg(systolic) ? "" : "systolic from 20 to 300",
    isMmhg(diastolic) ? "" : "diastolic from 20 to 300",
    isMmhg(systolic) && isMmhg(diastolic) && whole(diastolic) >= whole(systolic) ? "systolic above diastolic" : "",
    pulse.trim() !== "" && !(whole(pulse) >= 20 && whole(pulse) <= 250) ? "pulse from 20 to 250, or none" : "",
    happened === "no time" ? "the gateway's time" : "",
  ].filter((words) => words !== "");
  return (
    <ActDialog
      title={corrects === undefined ? "Type in a cuff reading" : "Correct this reading"}
      record={built.success ? `Record ${entryWords(built.data)}` : "Record the reading"}
      missing={missing.join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (!built.success || happened === "no time") return;
        onClose();
        chart(entryWords(built.data), built.data, happened);
      }}
    >
      <div className="field-row">
        <TextField
          name="systolic"
          label="Systolic, mmHg"
          value={systolic}
          onChange={setSystolic}
          maxLength={3}
          numeric="whole"
          autoFocus
        />
        <TextField
          name="diastolic"
          label="Diastolic, mmHg"
          value={diastolic}
          onChange={setDiastolic}
          maxLength={3}
          numeric="whole"
        />
        <TextField
          name="pulse"
          label="Pulse, if shown"
          value={pulse}
          onChange={setPulse}
          maxLength={3}
          numeric="whole"
        />
      </div>
      <WhenField label="It was taken at" value={when} before={before} onChange={setWhen} />
    </ActDialog>
  );
}

const whole = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN);
// The contract's own bounds, mmHg.
const isMmhg = (text: string): boolean => whole(text) >= 20 && whole(text) <= 300;
