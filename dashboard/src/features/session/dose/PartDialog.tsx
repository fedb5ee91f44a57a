import { Act, type Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { doseChange, mgPerKgWords, typedNumber } from "../../../reading/sessionDose.ts";
import { happenedPart, type MinutesAgo } from "../../../reading/sessionHappened.ts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActDialog } from "../ActDialog.tsx";
import { HappenedField } from "../HappenedField.tsx";
import type { Seen } from "../seenSession.ts";
import { TextField } from "../TextField.tsx";
import { useHeardNow } from "../useHeardNow.ts";

export type PartAct = "dose.device" | "dose.again" | "dose.rate";

const asked = {
  "dose.device": { when: "It was given at", missing: "", most: 0 },
  "dose.again": { when: "It was given at", missing: "mg", most: 2_000 },
  "dose.rate": { when: "The rate was changed at", missing: "mL/h", most: 2_000 },
} as const satisfies Record<PartAct, { when: string; missing: string; most: number }>;

type Props = { what: PartAct; session: Session; seen: Seen; onClose: () => void };

/** What is added to a dose: the next nasal device, a booster or redose, another rate of the pump. */
export function PartDialog({ what, session: { dose }, seen, onClose }: Props) {
  const { act } = useAct();
  const now = useHeardNow();
  const [typed, setTyped] = useState("");
  const [lot, setLot] = useState("");
  const [ago, setAgo] = useState<MinutesAgo>(0);
  const { when, missing: unit, most } = asked[what];
  const value = typedNumber(typed);
  const happened = happenedPart(ago, now);
  const title = titleOf(what, dose);
  const last = dose === "none" ? undefined : dose.parts.at(-1);
  const change =
    what === "dose.again" && last !== undefined && value !== "not a number"
      ? doseChange(last.mg, value)
      : "as last time";
  const [askedAgain, setAskedAgain] = useState("");
  const asking = change !== "as last time" && askedAgain === typed;
  const missing = [
    unit !== "" && (value === "not a number" || value > most) ? unit : "",
    happened === "no time" ? "the gateway's time" : "",
  ].filter((words) => words !== "");
  const record = (): void => {
    if (happened === "no time") return;
    if (change !== "as last time" && !asking) return setAskedAgain(typed);
    const built = Act.safeParse({
      type: what,
      ...seen,
      ...happened,
      ...(what === "dose.again" && { mg: value }),
      ...(what === "dose.rate" && { mlPerHour: value }),
      ...(what !== "dose.rate" && lot.trim() !== "" && { lot }),
    });
    if (!built.success) return;
    onClose();
    act(title, built.data);
  };
  return (
    <ActDialog
      title={title}
      record={asking ? `Yes, ${typed.trim()} mg` : title}
      tone={asking ? "danger" : "primary"}
      missing={missing.join(", ")}
      onCancel={onClose}
      onRecord={record}
    >
      {what === "dose.rate" ? (
        <p className="dialog-note">This screen controls no pump: change it at the pump first.</p>
      ) : null}
      <div className="field-row">
        {what === "dose.device" ? null : (
          <TextField
            name={what === "dose.rate" ? "rate" : "mg"}
            label={what === "dose.rate" ? "Rate, mL/h" : "Further dose, mg"}
            value={typed}
            onChange={setTyped}
            numeric="decimal"
            autoFocus
          />
        )}
        {what === "dose.again" && dose !== "none" ? (
          <output className="dose-per-kg" data-testid={testIds.field("mg-per-kg")}>
            {value === "not a number" ? "— mg/kg" : mgPerKgWords(value / dose.weightKg)}
          </output>
        ) : null}
        {what === "dose.rate" ? null : (
          <TextField name="lot" label="Lot number, if known" value={lot} onChange={setLot} maxLength={40} />
        )}
      </div>
      {what === "dose.again" && dose !== "none" && last !== undefined ? (
        <p className="dose-last">
          {`Before: ${last.mg} mg, ${mgPerKgWords(last.mg / dose.weightKg)}; in all so far ${dose.mg} mg, ${mgPerKgWords(dose.mgPerKg)}. Discharge is counted from the last.`}
        </p>
      ) : null}
      <p className="dose-asked" role="alert">
        {asking ? `${change} than the part before. Record it all the same?` : ""}
      </p>
      <HappenedField label={when} value={ago} onChange={setAgo} />
    </ActDialog>
  );
}

function titleOf(what: PartAct, dose: Session["dose"]): string {
  switch (what) {
    case "dose.device":
      return dose === "none"
        ? "Record: next device given"
        : `Record: device ${dose.parts.length + 1} of ${dose.partsPlanned} given`;
    case "dose.again":
      return "Record: a further dose";
    case "dose.rate":
      return "Record: the pump’s rate changed";
  }
}
