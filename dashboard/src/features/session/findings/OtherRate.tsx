import { useState } from "react";
import { ActDialog } from "../ActDialog.tsx";
import { TextField } from "../TextField.tsx";

// The contract's own bound, breaths a minute.
const MOST = 80;

type Props = { testId: string; disabled: boolean; onRate: (rr: number) => void };

/** Any other count of breaths, typed; 0 is a count too. */
export function OtherRate({ testId, disabled, onRate }: Props) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const plain = typed.trim();
  const rr = /^\d{1,2}$/.test(plain) && Number(plain) <= MOST ? Number(plain) : "not a count";
  const close = (): void => {
    setOpen(false);
    setTyped("");
  };
  return (
    <>
      <button
        type="button"
        aria-label="Breaths a minute: another number"
        data-testid={testId}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        …
      </button>
      {open ? (
        <ActDialog
          title="Breaths a minute, counted"
          record={rr === "not a count" ? "Take this count" : `Take ${rr} a minute`}
          missing={rr === "not a count" ? `a count from 0 to ${MOST}` : ""}
          onCancel={close}
          onRecord={() => {
            if (rr === "not a count") return;
            close();
            onRate(rr);
          }}
        >
          <TextField name="rr" label="Breaths a minute" value={typed} onChange={setTyped} numeric="whole" autoFocus />
        </ActDialog>
      ) : null}
    </>
  );
}
