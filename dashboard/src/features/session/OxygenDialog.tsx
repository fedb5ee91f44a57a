import { useState } from "react";
import { typedNumber } from "../../reading/sessionDose.ts";
import { useAct } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";
import { ActDialog } from "./ActDialog.tsx";
import type { Seen } from "./seenSession.ts";
import { TextField } from "./TextField.tsx";

type Props = { seen: Seen; running: boolean; onClose: () => void };

// The contract's own bound.
const MOST_L_MIN = 15;

/** Oxygen is a state of the session: its flow, or off. Discharge counts from when it was stopped (safety S8, S21). */
export function OxygenDialog({ seen: { chair, session }, running, onClose }: Props) {
  const { act } = useAct();
  const [typed, setTyped] = useState("");
  const flow = typedNumber(typed);
  const right = flow !== "not a number" && flow <= MOST_L_MIN;
  return (
    <ActDialog
      title="Record: oxygen"
      record={right ? `Record: oxygen ${flow} L/min` : "Record: oxygen"}
      missing={right ? "" : `flow in L/min, up to ${MOST_L_MIN}`}
      onCancel={onClose}
      onRecord={() => {
        if (!right) return;
        onClose();
        act(`Oxygen ${flow} L/min`, { type: "session.oxygen", chair, session, flow });
      }}
    >
      {running ? (
        <button
          type="button"
          className="button"
          data-testid={testIds.oxygenOff}
          onClick={() => {
            onClose();
            act("Oxygen off", { type: "session.oxygen", chair, session, flow: "off" });
          }}
        >
          Record: oxygen off, room air
        </button>
      ) : null}
      <TextField name="flow" label="Flow, L/min" value={typed} onChange={setTyped} numeric="decimal" autoFocus />
    </ActDialog>
  );
}
