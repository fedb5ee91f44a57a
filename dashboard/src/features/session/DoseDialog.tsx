import { Act, type Session } from "@vigil/shared/contracts";
import { Minutes } from "@vigil/shared/kernel";
import { useState } from "react";
import { useView } from "../../app/StationContext.ts";
import { dateWords } from "../../reading/sessionWords.ts";
import { doseChange, mgPerKgWords, minutesOf, typedNumber } from "../../reading/sessionDose.ts";
import { happenedPart, type MinutesAgo } from "../../reading/sessionHappened.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";
import { ActDialog } from "./ActDialog.tsx";
import { HappenedField } from "./HappenedField.tsx";
import type { Seen } from "./seenSession.ts";
import { TextField } from "./TextField.tsx";
import { useLastDose, type LastDose } from "./useLastDose.ts";
import { useHeardNow } from "./useHeardNow.ts";

/**
 * "Record: pump running". mg and mg/kg stand beside this pseudonym's last dose, and a change of more than a quarter is
 * asked again (safety S23).
 */
export function DoseDialog({ session, seen, onClose }: { session: Session; seen: Seen; onClose: () => void }) {
  const { act } = useAct();
  const now = useHeardNow();
  const protocol = useView()?.protocols.find(({ id }) => id === session.protocol.id);
  const last = useLastDose(session);
  const [drug, setDrug] = useState("ketamine");
  const [mgTyped, setMg] = useState("");
  const [kgTyped, setKg] = useState("");
  const [minutesTyped, setMinutes] = useState(protocol === undefined ? "" : plannedText(protocol.pump.plannedMs));
  const [ago, setAgo] = useState<MinutesAgo>(0);
  const [askedAgain, setAskedAgain] = useState("");
  const [mg, weightKg, minutes] = [typedNumber(mgTyped), typedNumber(kgTyped), typedNumber(minutesTyped)];
  const happened = happenedPart(ago, now);
  const mgPerKg = mg === "not a number" || weightKg === "not a number" ? "not known" : mg / weightKg;

  const built =
    mg === "not a number" || weightKg === "not a number" || minutes === "not a number" || happened === "no time"
      ? undefined
      : Act.safeParse({
          type: "dose.start",
          ...seen,
          ...happened,
          drug,
          mg,
          weightKg,
          plannedMs: Math.round(Minutes(minutes)),
        });
  const missing = [
    drug.trim() === "" ? "drug" : "",
    mg === "not a number" || mg > 2_000 ? "mg" : "",
    weightKg === "not a number" || weightKg < 20 || weightKg > 400 ? "weight from 20 to 400 kg" : "",
    minutes === "not a number" ? "planned minutes" : "",
    happened === "no time" ? "the gateway's time" : "",
  ].filter((words) => words !== "");
  const change = last.is === "known" && mgPerKg !== "not known" ? doseChange(last.mgPerKg, mgPerKg) : "as last time";
  // Asked again for these very numbers: others typed afterwards are asked anew.
  const numbers = `${mgTyped} ${kgTyped}`;
  const asking = change !== "as last time" && askedAgain === numbers;

  const record = (): void => {
    if (built?.success !== true || mgPerKg === "not known") return;
    if (change !== "as last time" && !asking) return setAskedAgain(numbers);
    onClose();
    act("Record: pump running", built.data);
  };
  return (
    <ActDialog
      title="Record: pump running"
      record={asking && mgPerKg !== "not known" ? `Yes, ${mgPerKgWords(mgPerKg)}` : "Record: pump running"}
      tone={asking ? "danger" : "primary"}
      missing={missing.join(", ")}
      onCancel={onClose}
      onRecord={record}
    >
      <p className="dialog-note">This screen controls no pump: start it at the pump.</p>
      <div className="field-row">
        <TextField name="drug" label="Drug" value={drug} onChange={setDrug} maxLength={60} />
        <TextField name="mg" label="Dose, mg" value={mgTyped} onChange={setMg} numeric="decimal" autoFocus />
        <TextField name="weight" label="Weight, kg" value={kgTyped} onChange={setKg} numeric="decimal" />
        <output className="dose-per-kg" data-testid={testIds.field("mg-per-kg")}>
          {mgPerKg === "not known" ? "— mg/kg" : mgPerKgWords(mgPerKg)}
        </output>
        <TextField name="planned" label="Planned, min" value={minutesTyped} onChange={setMinutes} numeric="decimal" />
      </div>
      <p className="dose-last" data-testid={testIds.lastDose} data-is={last.is}>
        {lastWords(last)}
      </p>
      <p className="dose-asked" role="alert">
        {asking ? `${change} than the last dose by weight. Record it all the same?` : ""}
      </p>
      <HappenedField label="The pump was started at" value={ago} onChange={setAgo} />
    </ActDialog>
  );
}

/** Whole minutes as such, else with the part that is needed: a simulated protocol has seconds. */
const plannedText = (ms: number): string => {
  const whole = minutesOf(ms);
  return whole * 60_000 === ms ? String(whole) : String(Math.round((ms / 60_000) * 100) / 100);
};

function lastWords(last: LastDose): string {
  switch (last.is) {
    case "asking":
      return "Asking for the last dose of this pseudonym…";
    case "none":
      return "No earlier dose of this pseudonym is on record here.";
    case "trouble":
      return `The last dose is NOT KNOWN (${last.why}): look it up before you record.`;
    case "known":
      return `Last dose: ${last.mg} mg, ${mgPerKgWords(last.mgPerKg)}, on ${dateWords(last.line.openedAt)}.`;
  }
}
