import type { Instant } from "@vigil/shared/kernel";
import { clockTime } from "../../../reading/age.ts";
import type { When } from "../../../reading/chartWhen.ts";
import { HappenedField } from "../HappenedField.tsx";
import { testIds } from "../../../ui/testIds.ts";

type Props = { label: string; value: When; before: Instant | "none"; onChange: (when: When) => void };

/** When it happened; of a line that is put right as before, unless another time is said. */
export function WhenField({ label, value, before, onChange }: Props) {
  return (
    <div className="when">
      {before === "none" ? null : (
        <button
          type="button"
          className="chip"
          aria-pressed={value === "as before"}
          data-testid={testIds.choice("when", "as before")}
          onClick={() => onChange("as before")}
        >
          as before: {clockTime(before)}
        </button>
      )}
      <HappenedField label={label} value={value} onChange={onChange} />
    </div>
  );
}
