import { Role, type Who } from "@vigil/shared/contracts";
import { useState, type SubmitEvent } from "react";
import { rememberWho } from "../link/who.ts";
import { Dialog } from "./Dialog.tsx";
import { testIds } from "./testIds.ts";

type Props = { known: Who | "nobody"; onNamed: (who: Who) => void; onCancel: () => void };

/** Who acts here, and as what: typed, not verified, until there are accounts. Some acts are only a clinician's. */
export function NameDialog({ known, onNamed, onCancel }: Props) {
  const [name, setName] = useState(known === "nobody" ? "" : known.name);
  const [role, setRole] = useState<Role | "">(known === "nobody" ? "" : (known.role ?? ""));
  const [missing, setMissing] = useState(false);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const who = rememberWho(name, role);
    if (who === "empty") setMissing(true);
    else onNamed(who);
  };
  return (
    <Dialog title="Who is acting here?" onCancel={onCancel}>
      <form onSubmit={save} className="dialog-form">
        <label>
          Your name
          <input
            autoFocus
            value={name}
            maxLength={80}
            autoComplete="name"
            data-testid={testIds.nameInput}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          You act as
          <select
            value={role}
            data-testid={testIds.roleInput}
            onChange={(event) => setRole(Role.options.find((option) => option === event.target.value) ?? "")}
          >
            <option value="">not said</option>
            {Role.options.map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </select>
        </label>
        <p className="dialog-note">
          Both are written beside everything you do, marked “not verified”, and remembered in this browser. Holds and
          limits are a clinician’s to change.
        </p>
        {missing ? <p role="alert">Type a name first.</p> : null}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
          <button type="submit" className="button button-primary" data-testid={testIds.nameSave}>
            Save name
          </button>
        </div>
      </form>
    </Dialog>
  );
}
