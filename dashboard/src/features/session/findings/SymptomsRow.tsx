import { Symptom, type Session } from "@vigil/shared/contracts";
import { foundOf } from "../../../reading/sessionFindings.ts";
import { Chips } from "../Chips.tsx";
import { FoundWords } from "./FoundWords.tsx";
import { useFind } from "./useFind.ts";
import "./findings.css";

/** Red flags: asked, and none in one tap; or those there are, and recorded together. */
export function SymptomsRow({ session, refused }: { session: Session; refused: boolean }) {
  const find = useFind(session);
  const found = foundOf(session, "symptoms");
  const told = String(found?.value ?? "");
  return (
    <div className="finding symptoms" data-name="symptoms" data-wide="true">
      <div className="finding-head">
        <h3>
          Red-flag symptoms <b>{told}</b>
        </h3>
        <FoundWords session={session} name="symptoms" />
      </div>
      <Chips
        name="symptoms"
        label="Red-flag symptoms"
        options={Symptom.options}
        recorded={found === undefined ? "not asked" : Symptom.options.filter((symptom) => told.includes(symptom))}
        refused={refused}
        onRecord={(symptoms) =>
          find(`Red-flag symptoms: ${symptoms.length === 0 ? "none" : symptoms.join(", ")}`, {
            symptoms: [...symptoms],
          })
        }
      />
    </div>
  );
}
