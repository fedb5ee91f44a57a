import type { Limb, Limbs, ProbeSite } from "@vigil/shared/contracts";
import { SelectField } from "./SelectField.tsx";

const limbs = ["left arm", "right arm", "left leg", "right leg", "unknown"] as const satisfies readonly Limb[];
const sites = ["left hand", "right hand", "other", "unknown"] as const satisfies readonly ProbeSite[];
const same = <V extends string>(values: readonly V[]): { value: V; words: string }[] =>
  values.map((value) => ({ value, words: value }));

type Props = {
  cuff: Limb | "";
  setCuff: (limb: Limb | "") => void;
  probe: ProbeSite | "";
  setProbe: (site: ProbeSite | "") => void;
  infusion: Limbs["infusion"] | "";
  /** Absent where nothing is infused. */
  setInfusion?: (limb: Limbs["infusion"] | "") => void;
};

/** On which limb cuff, probe and infusion are (safety S5): never assumed. */
export function LimbFields({ cuff, setCuff, probe, setProbe, infusion, setInfusion }: Props) {
  return (
    <>
      <SelectField name="cuff" label="Cuff on" value={cuff} onChange={setCuff} options={same(limbs)} />
      <SelectField name="probe" label="Probe on" value={probe} onChange={setProbe} options={same(sites)} />
      {setInfusion === undefined ? null : (
        <SelectField
          name="infusion"
          label="Infusion in"
          value={infusion}
          onChange={setInfusion}
          options={same<Limbs["infusion"]>([...limbs, "none"])}
        />
      )}
    </>
  );
}
