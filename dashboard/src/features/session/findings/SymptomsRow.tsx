import { Symptom, type Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { foundOf } from "../../../reading/sessionFindings.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { FoundWords } from "./FoundWords.tsx";
import { useFind } from "./useFind.ts";
import "./findings.css";

/** Red flags: asked, and none in one tap; or those there are, and recorded together. */
export function SymptomsRow({ session, refused }: { session: Session; refused: boolean }) {
  const find = useFind(session);
  const blocked = useWhyNot() !== "" || refused;
  const [ticked, setTicked] = useState<readonly Symptom[]>([]);
  const found = foundOf(session, "symptoms");
  const toggle = (symptom: Symptom): void =>
    setTicked(ticked.includes(symptom) ? ticked.filter((one) => one !== symptom) : [...ticked, symptom]);
  return (
    <div className="finding symptoms" data-name="symptoms" data-wide="true">
      <div className="finding-head">
        <h3>
          Red-flag symptoms <b>{found?.value}</b>
        </h3>
        <FoundWords session={session} name="symptoms" />
      </div>
      <div className="chips" role="group" aria-label="Red-flag symptoms">
        <button
          type="button"
          className="chip"
          aria-pressed={ticked.length === 0 && found?.value === "none"}
          data-testid={testIds.finding("symptoms-none")}
          disabled={blocked}
          onClick={() => {
            setTicked([]);
            find("Red-flag symptoms: none", { symptoms: [] });
          }}
        >
          none of these
        </button>
        {Symptom.options.map((symptom) => (
          <button
            key={symptom}
            type="button"
            className="chip"
            aria-pressed={ticked.includes(symptom)}
            data-testid={testIds.finding(`symptoms-${symptom.replaceAll(" ", "-")}`)}
            disabled={blocked}
            onClick={() => toggle(symptom)}
          >
            {symptom}
          </button>
        ))}
        <button
          type="button"
          className="chip chip-record"
          data-testid={testIds.finding("symptoms-record")}
          disabled={blocked || ticked.length === 0}
          onClick={() => {
            find(`Red-flag symptoms: ${ticked.join(", ")}`, { symptoms: [...ticked] });
            setTicked([]);
          }}
        >
          Record {ticked.length === 0 ? "" : ticked.length}
        </button>
      </div>
    </div>
  );
}
