import { Act, type Dosing, type Session } from "@vigil/shared/contracts";
import { Minutes } from "@vigil/shared/kernel";
import { useState } from "react";
import { doseChange, mgPerKgWords, minutesOf, typedNumber } from "../../../reading/sessionDose.ts";
import { startWords } from "../../../reading/sessionDosing.ts";
import { happenedPart, type MinutesAgo } from "../../../reading/sessionHappened.ts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActDialog } from "../ActDialog.tsx";
import { ChoiceField } from "../ChoiceField.tsx";
import { HappenedField } from "../HappenedField.tsx";
import type { Seen } from "../seenSession.ts";
import { TextField } from "../TextField.tsx";
import { useHeardNow } from "../useHeardNow.ts";
import { LastDoseLine } from "./LastDoseLine.tsx";
import { useLastDose } from "./useLastDose.ts";

type Props = { session: Session; dosing: Dosing; seen: Seen; onClose: () => void };

/**
 * The start of a dose, by each of the four ways. mg and mg/kg stand beside this pseudonym's last dose, and a change of more
 * than a quarter is asked again (safety S23).
 */
export function DoseDialog({ session, dosing, seen, onClose }: Props) {
  const { act } = useAct();
  const now = useHeardNow();
  const last = useLastDose(session);
  const words = startWords[dosing.kind];
  const [drug, setDrug] = useState(session.protocol.route === "intranasal" ? "esketamine" : "ketamine");
  const [mgTyped, setMg] = useState("");
  const [count, setCount] = useState<number | "not chosen">("not chosen");
  const [kgTyped, setKg] = useState("");
  const [minutesTyped, setMinutes] = useState(dosing.kind === "pump" ? plannedText(dosing.plannedMs) : "");
  const [lot, setLot] = useState("");
  const [ago, setAgo] = useState<MinutesAgo>(0);
  const [askedAgain, setAskedAgain] = useState("");
  const mg = mgOf(dosing, mgTyped, count);
  const [weightKg, minutes] = [typedNumber(kgTyped), typedNumber(minutesTyped)];
  const happened = happenedPart(ago, now);
  const mgPerKg = mg === "not a number" || weightKg === "not a number" ? "not known" : mg / weightKg;
  const missing = [
    drug.trim() === "" ? "drug" : "",
    dosing.kind === "devices" && count === "not chosen" ? "how many devices" : "",
    dosing.kind !== "devices" && (mg === "not a number" || mg > 2_000) ? "mg" : "",
    weightKg === "not a number" || weightKg < 20 || weightKg > 400 ? "weight from 20 to 400 kg" : "",
    dosing.kind === "pump" && minutes === "not a number" ? "planned minutes" : "",
    happened === "no time" ? "the gateway's time" : "",
  ].filter((said) => said !== "");
  const change = last.is === "known" && mgPerKg !== "not known" ? doseChange(last.mgPerKg, mgPerKg) : "as last time";
  // Asked again for these very numbers: others typed afterwards are asked anew.
  const numbers = `${mg} ${kgTyped}`;
  const asking = change !== "as last time" && askedAgain === numbers;

  const record = (): void => {
    if (mg === "not a number" || weightKg === "not a number" || happened === "no time") return;
    if (change !== "as last time" && !asking) return setAskedAgain(numbers);
    const built = Act.safeParse({
      type: "dose.start",
      ...seen,
      ...happened,
      drug,
      mg,
      weightKg,
      ...(dosing.kind === "pump" && minutes !== "not a number" && { plannedMs: Math.round(Minutes(minutes)) }),
      ...(dosing.kind === "devices" && count !== "not chosen" && { devices: count }),
      ...(lot.trim() !== "" && { lot }),
    });
    if (!built.success) return;
    onClose();
    act(words.title, built.data);
  };
  return (
    <ActDialog
      title={words.title}
      record={asking && mgPerKg !== "not known" ? `Yes, ${mgPerKgWords(mgPerKg)}` : words.title}
      tone={asking ? "danger" : "primary"}
      missing={missing.join(", ")}
      onCancel={onClose}
      onRecord={record}
    >
      <p className="dialog-note">{words.note}</p>
      {dosing.kind === "devices" ? (
        <ChoiceField
          name="devices"
          label={`Devices of ${dosing.mgEach} mg that are meant`}
          value={count}
          options={dosing.counts.map((value) => ({ value, words: `${value} = ${value * dosing.mgEach} mg` }))}
          onChange={setCount}
        />
      ) : null}
      <div className="field-row">
        <TextField name="drug" label="Drug" value={drug} onChange={setDrug} maxLength={60} />
        {dosing.kind === "devices" ? null : (
          <TextField name="mg" label="Dose, mg" value={mgTyped} onChange={setMg} numeric="decimal" autoFocus />
        )}
        <TextField name="weight" label="Weight, kg" value={kgTyped} onChange={setKg} numeric="decimal" />
        <output className="dose-per-kg" data-testid={testIds.field("mg-per-kg")}>
          {mgPerKg === "not known" ? "— mg/kg" : mgPerKgWords(mgPerKg)}
        </output>
        {dosing.kind === "pump" ? (
          <TextField name="planned" label="Planned, min" value={minutesTyped} onChange={setMinutes} numeric="decimal" />
        ) : null}
        <TextField name="lot" label="Lot number, if known" value={lot} onChange={setLot} maxLength={40} />
      </div>
      <LastDoseLine last={last} />
      <p className="dose-asked" role="alert">
        {asking ? `${change} than the last dose by weight. Record it all the same?` : ""}
      </p>
      <HappenedField label={words.when} value={ago} onChange={setAgo} />
    </ActDialog>
  );
}

/** Devices are of one size: how many are meant says how much. */
function mgOf(dosing: Dosing, typed: string, count: number | "not chosen"): number | "not a number" {
  if (dosing.kind !== "devices") return typedNumber(typed);
  return count === "not chosen" ? "not a number" : count * dosing.mgEach;
}

/** Whole minutes as such, else with the part that is needed: a simulated protocol has seconds. */
const plannedText = (ms: number): string => {
  const whole = minutesOf(ms);
  return whole * 60_000 === ms ? String(whole) : String(Math.round((ms / 60_000) * 100) / 100);
};
