import type { ChairId } from "@vigil/shared/contracts";
import { useState } from "react";
import { useAct } from "../../ui/ActProvider.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { testIds } from "../../ui/testIds.ts";

// Modified Observer's Assessment of Alertness/Sedation: responsiveness, 5 to 0.
const scale = [
  [5, "Answers readily to the name"],
  [4, "Answers slowly to the name"],
  [3, "Answers only when called loudly or repeatedly"],
  [2, "Answers only to mild prodding or shaking"],
  [1, "Answers only to a painful squeeze"],
  [0, "Does not answer to a painful squeeze"],
] as const;

/** "Patient seen: breathing, MOAA/S n": nothing is chosen beforehand, for a finding is never assumed (safety S21). */
export function SeenDialog({ chair, onClose }: { chair: ChairId; onClose: () => void }) {
  const { act } = useAct();
  const [moaas, setMoaas] = useState<number | "not chosen">("not chosen");
  return (
    <Dialog title="Patient seen: breathing. MOAA/S?" onCancel={onClose}>
      <div className="scale" role="radiogroup" aria-label="MOAA/S">
        {scale.map(([score, words]) => (
          <label key={score}>
            <input type="radio" name="moaas" checked={moaas === score} onChange={() => setMoaas(score)} />
            <b>{score}</b> {words}
          </label>
        ))}
      </div>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className="button button-primary"
          data-testid={testIds.confirm}
          disabled={moaas === "not chosen"}
          onClick={() => {
            if (moaas === "not chosen") return;
            onClose();
            act(`Patient seen, MOAA/S ${moaas}`, { type: "patient.seen", chair, moaas });
          }}
        >
          Record
        </button>
      </div>
    </Dialog>
  );
}
