import { Instant } from "@vigil/shared/kernel";
import { clockTime } from "../../reading/age.ts";
import { agoLabel, happenedChoices, type MinutesAgo } from "../../reading/sessionHappened.ts";
import { testIds } from "../../ui/testIds.ts";
import { useHeardNow } from "./useHeardNow.ts";

type Props = { label: string; value: MinutesAgo | "as before"; onChange: (value: MinutesAgo) => void };

/** When it happened, which may be before it is recorded (safety S12). */
export function HappenedField({ label, value, onChange }: Props) {
  const now = useHeardNow();
  return (
    <fieldset className="choice">
      <legend>
        {label}
        {now === "unknown" || value === "as before" ? "" : ` ${clockTime(Instant(now - value * 60_000))}`}
      </legend>
      <div className="choice-row" role="radiogroup" aria-label={label}>
        {happenedChoices.map((minutes) => (
          <label key={minutes} data-checked={minutes === value} data-testid={testIds.happened(minutes)}>
            <input type="radio" name="happened" checked={minutes === value} onChange={() => onChange(minutes)} />
            {agoLabel(minutes)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
