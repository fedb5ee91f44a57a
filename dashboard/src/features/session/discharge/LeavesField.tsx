import { testIds } from "../../../ui/testIds.ts";

export type Leaves = boolean | "not chosen";

/** Whether the patient goes at once, or waits for the ride under watch (safety S22). */
export function LeavesField({ leaves, onChange }: { leaves: Leaves; onChange: (leaves: boolean) => void }) {
  return (
    <fieldset className="choice">
      <legend>And the patient</legend>
      <div className="choice-row" role="radiogroup" aria-label="And the patient">
        <label data-checked={leaves === true} data-testid={testIds.field("leaves")}>
          <input type="radio" name="leaves" checked={leaves === true} onChange={() => onChange(true)} />
          leaves now: the watch ends
        </label>
        <label data-checked={leaves === false} data-testid={testIds.field("stays")}>
          <input type="radio" name="leaves" checked={leaves === false} onChange={() => onChange(false)} />
          waits for the ride: go on watching
        </label>
      </div>
    </fieldset>
  );
}
