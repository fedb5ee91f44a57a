import type { Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { cardLines } from "../../../reading/sessionScreening.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActDialog } from "../ActDialog.tsx";
import { TextField } from "../TextField.tsx";
import { useScreen } from "./useScreen.ts";

/** Where the patient is today and the number to dial there: a card to be read out (safety S18). */
export function HomeCard({ session, refused }: { session: Session; refused: boolean }) {
  const blocked = useWhyNot() !== "" || refused;
  const [editing, setEditing] = useState(false);
  return (
    <section className="home-card" aria-label="Emergency card" data-testid={testIds.homeCard}>
      <h3>Emergency card: read it out to the support person</h3>
      <dl>
        {cardLines(session).map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className="button"
        data-testid={testIds.homeCardEdit}
        disabled={blocked}
        onClick={() => setEditing(true)}
      >
        Record address and number…
      </button>
      {editing ? <CardDialog session={session} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}

function CardDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const screen = useScreen(session);
  const { screening } = session;
  const [address, setAddress] = useState(screening.address === "not recorded" ? "" : screening.address);
  const [number, setNumber] = useState(screening.emergencyNumber === "not recorded" ? "" : screening.emergencyNumber);
  const missing = [address.trim() === "" ? "address" : "", number.trim() === "" ? "emergency number" : ""];
  return (
    <ActDialog
      title="Where the patient is today"
      record="Confirmed: record both"
      missing={missing.filter((words) => words !== "").join(", ")}
      onCancel={onClose}
      onRecord={() => {
        onClose();
        screen("Address and emergency number", {
          address,
          emergencyNumber: number,
          items: { "address of today confirmed": "yes", "local emergency number known": "yes" },
        });
      }}
    >
      <TextField
        name="address"
        label="Address of today, as the patient says it now"
        value={address}
        onChange={setAddress}
        maxLength={200}
        autoFocus
      />
      <TextField
        name="emergency-number"
        label="Local emergency number"
        value={number}
        onChange={setNumber}
        maxLength={30}
      />
    </ActDialog>
  );
}
