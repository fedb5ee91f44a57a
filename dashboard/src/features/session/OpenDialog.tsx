import type { ChairView, Limb, Limbs, ProbeSite, Protocol } from "@vigil/shared/contracts";
import { useState } from "react";
import { fittingProtocols, typedAge } from "../../reading/sessionOpen.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { ActDialog } from "./ActDialog.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import { LimbFields } from "./LimbFields.tsx";
import { ProtocolField } from "./ProtocolField.tsx";
import { TextField } from "./TextField.tsx";

type Props = { chair: ChairView; protocols: readonly Protocol[]; onClose: () => void };

/** Who is treated here, by which protocol, and where cuff, probe and infusion are. A pseudonym, never a name. */
export function OpenDialog({ chair, protocols: all, onClose }: Props) {
  const { act } = useAct();
  const home = chair.place === "home";
  const protocols = fittingProtocols(chair, all);
  const [pseudonym, setPseudonym] = useState("");
  const [age, setAge] = useState("");
  const [support, setSupport] = useState("");
  const [protocol, setProtocol] = useState(protocols.length === 1 ? (protocols[0]?.id ?? "") : "");
  const [first, setFirst] = useState<"yes" | "no" | "not chosen">("not chosen");
  const [cuff, setCuff] = useState<Limb | "">("");
  const [probe, setProbe] = useState<ProbeSite | "">("");
  const [vein, setVein] = useState<Limbs["infusion"] | "">("");
  // Nothing is infused by the other routes.
  const infused = protocols.some(({ id, route }) => id === protocol && route === "iv");
  const infusion = infused ? vein : "none";
  const ageYears = typedAge(age);
  const missing = [
    pseudonym.trim() === "" ? "pseudonym" : "",
    ageYears === "not an age" ? "age in whole years" : "",
    protocol === "" ? "protocol" : "",
    first === "not chosen" ? "first session or not" : "",
    home && support.trim() === "" ? "support person" : "",
    cuff === "" ? "cuff" : "",
    probe === "" ? "probe" : "",
    infusion === "" ? "infusion" : "",
  ].filter((words) => words !== "");
  const record = (): void => {
    if (ageYears === "not an age" || first === "not chosen" || cuff === "" || probe === "" || infusion === "") return;
    onClose();
    act("Open a session", {
      type: "session.open",
      chair: chair.id,
      protocol,
      pseudonym,
      ageYears,
      limbs: { cuff, probe, infusion },
      firstSession: first === "yes",
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
      <ProtocolField protocols={protocols} value={protocol} onChange={setProtocol} />
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
        {home ? (
          <TextField name="support" label="Support person" value={support} onChange={setSupport} maxLength={80} />
        ) : null}
      </div>
      <ChoiceField
        name="first"
        label="This session is"
        value={first}
        options={[
          { value: "yes", words: "the first of the course" },
          { value: "no", words: "a later one" },
        ]}
        onChange={setFirst}
      />
      <div className="field-row">
        <LimbFields {...{ cuff, setCuff, probe, setProbe, infusion }} {...(infused ? { setInfusion: setVein } : {})} />
      </div>
    </ActDialog>
  );
}
