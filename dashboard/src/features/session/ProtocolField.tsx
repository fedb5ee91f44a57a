import type { Protocol } from "@vigil/shared/contracts";
import { routeNames } from "../../reading/sessionOpen.ts";
import { testIds } from "../../ui/testIds.ts";

type Props = { protocols: readonly Protocol[]; value: string; onChange: (id: string) => void };

/** The protocols that fit this place, each with its route, its setting, and who has signed it off. */
export function ProtocolField({ protocols, value, onChange }: Props) {
  return (
    <fieldset className="choice protocols">
      <legend>Protocol</legend>
      {protocols.length === 0 ? <p role="alert">No protocol of this gateway fits this place.</p> : null}
      <div className="choice-row" role="radiogroup" aria-label="Protocol">
        {protocols.map(({ id, label, route, setting, simulated, signedOff }) => (
          <label key={id} data-checked={value === id} data-testid={testIds.choice("protocol", id)}>
            <input type="radio" name="protocol" checked={value === id} onChange={() => onChange(id)} />
            <span>
              <b>{label}</b>
              <small>
                {`${routeNames[route]}, ${setting}${simulated ? ", SIMULATED: short times" : ""}`}
                <br />
                {signedOff === "nobody yet"
                  ? "signed off by nobody yet"
                  : `signed off by ${signedOff.by}, ${signedOff.on}`}
              </small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
