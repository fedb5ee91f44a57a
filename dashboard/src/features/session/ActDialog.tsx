import type { ReactNode, SubmitEvent } from "react";
import { useWhyNot } from "../../ui/ActProvider.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { testIds } from "../../ui/testIds.ts";

type Props = {
  title: string;
  /** What the button that records says. */
  record: string;
  /** What is still to be filled in; empty when it may be recorded. */
  missing: string;
  tone?: "primary" | "danger";
  onCancel: () => void;
  onRecord: () => void;
  children: ReactNode;
};

/** A question whose answer is recorded. Nothing is recorded before all that is needed has been filled in. */
export function ActDialog({ title, record, missing, tone = "primary", onCancel, onRecord, children }: Props) {
  const whyNot = useWhyNot();
  const blocked = whyNot === "" ? missing : whyNot;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (blocked === "") onRecord();
  };
  return (
    <Dialog title={title} onCancel={onCancel}>
      <form className="dialog-form session-form" onSubmit={submit} noValidate>
        {children}
        <div className="dialog-buttons">
          <p className="dialog-missing" aria-live="polite">
            {blocked === "" ? "" : whyNot === "" ? `Needed: ${blocked}` : `Not possible: ${blocked}`}
          </p>
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
          <button
            type="submit"
            className={`button button-${tone}`}
            data-testid={testIds.confirm}
            disabled={blocked !== ""}
          >
            {record}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
