import { useState, type SubmitEvent } from "react";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";

type Props = {
  name: string;
  label: string;
  /** What stands; empty where nothing does. */
  recorded: string;
  refused: boolean;
  onRecord: (text: string) => void;
  /** Where "nobody" is an answer, too, and the words of it once it was given. */
  onNobody?: () => void;
  nobody?: string;
};

/** An answer that is typed and then recorded; what stands is said beside the field. */
export function TypedRow({ name, label, recorded, refused, onRecord, onNobody, nobody = "" }: Props) {
  const blocked = useWhyNot() !== "" || refused;
  const [typed, setTyped] = useState("");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (blocked || typed.trim() === "") return;
    onRecord(typed.trim());
    setTyped("");
  };
  const stands = nobody === "" ? recorded : nobody;
  return (
    <form className="typed-row" onSubmit={submit}>
      <label>
        <span>
          {label} <b>{stands}</b>
        </span>
        <input
          type="text"
          value={typed}
          maxLength={name === "clinician-note" ? 500 : 80}
          autoComplete="off"
          data-testid={testIds.field(name)}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button
        type="submit"
        className="button"
        data-testid={testIds.recordTyped(name)}
        disabled={blocked || typed.trim() === ""}
      >
        Record
      </button>
      {onNobody === undefined ? null : (
        <button
          type="button"
          className="button"
          data-testid={testIds.recordTyped(`${name}-nobody`)}
          disabled={blocked}
          onClick={onNobody}
        >
          Nobody
        </button>
      )}
    </form>
  );
}
