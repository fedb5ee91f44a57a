import { DrugClass, EntryBody, type ChartEntry, type Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { whenPart, type When } from "../../../reading/chartWhen.ts";
import { entryWords } from "../../../reading/chartWords.ts";
import { ActDialog } from "../ActDialog.tsx";
import { ChoiceField } from "../ChoiceField.tsx";
import { SelectField } from "../SelectField.tsx";
import { TextField } from "../TextField.tsx";
import { useHeardNow } from "../useHeardNow.ts";
import { useChart } from "./useChart.ts";
import { WhenField } from "./WhenField.tsx";

const whats = ["drug", "repositioning", "stimulation", "airway opened", "other"] as const;
type What = (typeof whats)[number];

type Props = { session: Session; corrects?: ChartEntry; onClose: () => void };

/** What was done; of a drug what it does to the discharge clock, too (safety S9). Oxygen has its own button. */
export function InterventionDialog({ session, corrects, onClose }: Props) {
  const chart = useChart(session, corrects);
  const now = useHeardNow();
  const old = corrects?.entry.kind === "intervention" ? corrects.entry : undefined;
  const before = corrects?.happenedAt ?? "none";
  const [what, setWhat] = useState<What | "not chosen">(old?.what ?? "not chosen");
  const [name, setName] = useState(old?.drug?.name ?? "");
  const [dose, setDose] = useState(old?.drug?.dose ?? "");
  const [drugClass, setClass] = useState<DrugClass | "">(old?.drug?.class ?? "");
  const [words, setWords] = useState(old?.words ?? "");
  const [when, setWhen] = useState<When>(corrects === undefined ? 0 : "as before");
  const happened = whenPart(when, corrects !== undefined, now);
  const isDrug = what === "drug";
  const built = EntryBody.safeParse({
    kind: "intervention",
    what,
    ...(isDrug && { drug: { name, class: drugClass, dose } }),
    ...(words.trim() !== "" && { words }),
  });
  const missing = [
    what === "not chosen" ? "what was done" : "",
    isDrug && name.trim() === "" ? "drug" : "",
    isDrug && dose.trim() === "" ? "amount" : "",
    isDrug && drugClass === "" ? "what kind of drug" : "",
    what === "other" && words.trim() === "" ? "what it was" : "",
    happened === "no time" ? "the gateway's time" : "",
  ].filter((said) => said !== "");
  return (
    <ActDialog
      title={corrects === undefined ? "Record an intervention" : "Correct this intervention"}
      record="Record"
      missing={missing.join(", ")}
      onCancel={onClose}
      onRecord={() => {
        if (!built.success || happened === "no time") return;
        onClose();
        chart(entryWords(built.data), built.data, happened);
      }}
    >
      <ChoiceField
        name="intervention"
        label="What was done"
        value={what}
        options={whats.map((value) => ({ value, words: value }))}
        onChange={setWhat}
      />
      {isDrug ? (
        <div className="field-row">
          <TextField name="drug" label="Drug" value={name} onChange={setName} maxLength={80} />
          <TextField name="amount" label="Amount and way" value={dose} onChange={setDose} maxLength={80} />
          <SelectField
            name="drug-class"
            label="Kind: it may start the discharge clock again"
            value={drugClass}
            options={DrugClass.options.map((value) => ({ value, words: value }))}
            onChange={setClass}
          />
        </div>
      ) : null}
      <TextField name="words" label="In words, if needed" value={words} onChange={setWords} maxLength={500} />
      <WhenField label="It was done at" value={when} before={before} onChange={setWhen} />
    </ActDialog>
  );
}
