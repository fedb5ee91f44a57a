import type { ChairView, Limb, ProbeSite, Protocol } from "@vigil/shared/contracts";
import { useState } from "react";
import { useAct } from "../../ui/ActProvider.tsx";
import { ActDialog } from "./ActDialog.tsx";
import { SelectField } from "./SelectField.tsx";
import { TextField } from "./TextField.tsx";

const limbs = ["left arm", "right arm", "left leg", "right leg", "unknown"] as const satisfies readonly Limb[];
const sites = ["left hand", "right hand", "other", "unknown"] as const satisfies readonly ProbeSite[];
const same = <V extends string>(values: readonly V[]): { value: V; words: string }[] =>
  values.map((value) => ({ value, words: value }));

type Props = { chair: ChairView; protocols: readonly Protocol[]; onClose: () => void };

/** Who is treated here, by which protocol, and where cuff, probe and infusion are. A pseudonym, never a name. */
export function OpenDialog({ chair, protocols, onClose }: Props) {
  const { act } = useAct();
  const home = chair.place === "home";
  const [pseudonym, setPseudonym] = useState("");
  const [age, setAge] = useState("");
  const [support, setSupport] = useState("");
  const [protocol, setProtocol] = useState(protocols.length === 1 ? (protocols[0]?.id ?? "") : "");
  const [cuff, setCuff] = useState<Limb | "">("");
  const [probe, setProbe] = useState<ProbeSite | "">("");
  const [infusion, setInfusion] = useState<Limb | "none" | "">("");
  const ageYears = /^\d{1,3}$/.test(age.trim()) ? Number(age) : "not a number";
  const missing = [
    pseudonym.trim() === "" ? "pseudonym" : "",
    ageYears === "not a number" || ageYears > 120 ? "age in whole years" : "",
    protocol === "" ? "protocol" : "",
    home && support.trim() === "" ? "support person" : "",
    cuff === "" ? "cuff" : "",
    probe === "" ? "probe" : "",
    infusion === "" ? "infusion" : "",
  ].filter((words) => words !== "");
  const record = (): void => {
    if (ageYears === "not a number" || cuff === "" || probe === "" || infusion === "") return;
    onClose();
    act("Open a session", {
      type: "session.open",
      chair: chair.id,
      protocol,
      pseudonym,
      ageYears,
      limbs: { cuff, probe, infusion },
      ...(home ? { support } : {}),
    });
  };
  return (
    <ActDialog
      title={`Open a session at ${chair.label}`}
      record="Open the session"
      missing={missing.join(", ")}
      onCancel={onClose}
      onRecord={record}
    >
      <div className="field-row">
        <TextField
          name="pseudonym"
          label="Pseudonym (never a name)"
          value={pseudonym}
          onChange={setPseudonym}
          maxLength={40}
          autoFocus
        />
        <TextField name="age" label="Age, years" value={age} onChange={setAge} maxLength={3} numeric="whole" />
        <SelectField
          name="protocol"
          label="Protocol"
          value={protocol}
          onChange={setProtocol}
          options={protocols.map(({ id, label, simulated }) => ({
            value: id,
            words: simulated ? `${label} (simulated: short times)` : label,
          }))}
        />
      </div>
      <div className="field-row">
        {home ? (
          <TextField name="support" label="Support person" value={support} onChange={setSupport} maxLength={80} />
        ) : null}
        <SelectField name="cuff" label="Cuff on" value={cuff} onChange={setCuff} options={same(limbs)} />
        <SelectField name="probe" label="Probe on" value={probe} onChange={setProbe} options={same(sites)} />
        <SelectField
          name="infusion"
          label="Infusion in"
          value={infusion}
          onChange={setInfusion}
          options={same<Limb | "none">([...limbs, "none"])}
        />
      </div>
    </ActDialog>
  );
}
