import { AdverseCode, EntryBody, type ChartEntry, type Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { clockTime } from "../../../reading/age.ts";
import { timeOfDay } from "../../../reading/chartWhen.ts";
import { entryWords } from "../../../reading/chartWords.ts";
import { ActDialog } from "../ActDialog.tsx";
import { ChoiceField } from "../ChoiceField.tsx";
import { SelectField } from "../SelectField.tsx";
import { TextField } from "../TextField.tsx";
import { useHeardNow } from "../useHeardNow.ts";
import { useChart } from "./useChart.ts";

type Severity = "mild" | "moderate" | "severe";
const severities = ["mild", "moderate", "severe"] as const;
type Props = { session: Session; corrects?: ChartEntry; onClose: () => void };

/** A side effect by its code, with onset, severity and resolution; that it has resolved is recorded as a correction. */
export function AdverseDialog({ session, corrects, onClose }: Props) {
  const chart = useChart(session, corrects);
  const now = useHeardNow();
  const old = corrects?.entry.kind === "adverse event" ? corrects.entry : undefined;
  const [code, setCode] = useState<AdverseCode | "">(old?.code ?? "");
  const [severity, setSeverity] = useState<Severity | "not chosen">(old?.severity ?? "not chosen");
  const [serious, setSerious] = useState<"yes" | "no" | "not chosen">(
    old === undefined ? "not chosen" : old.serious ? "yes" : "no",
  );
  const [onset, setOnset] = useState(
    old === undefined ? (now === "unknown" ? "" : clockTime(now)) : clockTime(old.onsetAt),
  );
  const [resolved, setResolved] = useState(
    old === undefined || old.resolvedAt === "not yet" ? "" : clockTime(old.resolvedAt),
  );
  const [words, setWords] = useState(old?.words ?? "");
  const onsetAt = timeOfDay(onset, now);
  const resolvedAt = resolved.trim() === "" ? "not yet" : timeOfDay(resolved, now);
  const built = EntryBody.safeParse({
    kind: "adverse event",
    code,
    severity,
    serious: serious === "yes",
    onsetAt,
    resolvedAt,
    ...(words.trim() !== "" && { words }),
  });
  const missing = [
    code === "" ? "what it is" : "",
    severity === "not chosen" ? "how severe" : "",
    serious === "not chosen" ? "serious or not" : "",
    onsetAt === "no time" ? "since when, as 14:32" : "",
    resolvedAt === "no time" ? "resolved when, or nothing" : "",
    typeof onsetAt === "number" && typeof resolvedAt === "number" && resolvedAt < onsetAt
      ? "an end after its onset"
      : "",
    code === "other" && words.trim() === "" ? "what it was" : "",
  ].filter((said) => said !== "");
  return (
    <ActDialog
      title={corrects === undefined ? "Record an adverse event" : "Correct or resolve this adverse event"}
      record="Record"
      missing={missing.join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (!built.success) return;
        onClose();
        chart(entryWords(built.data), built.data);
      }}
    >
      <div className="field-row">
        <SelectField
          name="adverse"
          label="Adverse event"
          value={code}
          options={AdverseCode.options.map((value) => ({ value, words: value }))}
          onChange={setCode}
        />
        <TextField name="onset" label="Since (time)" value={onset} onChange={setOnset} maxLength={5} />
        <TextField
          name="resolved"
          label="Resolved (empty: not yet)"
          value={resolved}
          onChange={setResolved}
          maxLength={5}
        />
      </div>
      <ChoiceField
        name="severity"
        label="Severity"
        value={severity}
        options={severities.map((value) => ({ value, words: value }))}
        onChange={setSeverity}
      />
      <ChoiceField
        name="serious"
        label="Serious (as the form asks)"
        value={serious}
        options={[
          { value: "no", words: "no" },
          { value: "yes", words: "yes" },
        ]}
        onChange={setSerious}
      />
      <TextField name="words" label="In words, if needed" value={words} onChange={setWords} maxLength={500} />
    </ActDialog>
  );
}
