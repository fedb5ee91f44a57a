import type { Who } from "@vigil/shared/contracts";
import { useState, type SubmitEvent } from "react";
import { rememberWho } from "../link/who.ts";
import { Dialog } from "./Dialog.tsx";
import { testIds } from "./testIds.ts";

type Props = { known: Who | "nobody"; onNamed: (who: Who) => void; onCancel: () => void };

/** Who acts here: a typed name, not verified, until there are accounts. */
export function NameDialog({ known, onNamed, onCancel }: Props) {
  const [name, setName] = useState(known === "nobody" ? "" : known.name);
  const [missing, setMissing] = useState(false);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const who = rememberWho(name);
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
        <p className="dialog-note">
          It is written beside everything you acknowledge, marked “not verified”, and remembered in this browser.
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
