import type { CriterionId, Session } from "@vigil/shared/contracts";
import { useView } from "../../../app/StationContext.ts";
import { findingRows } from "../../../reading/sessionFindings.ts";
import { scoreSheets } from "../../../reading/sessionScores.ts";
import { FindingRow } from "../findings/FindingRow.tsx";
import { ScoreRow } from "../findings/ScoreRow.tsx";
import { SymptomsRow } from "../findings/SymptomsRow.tsx";

type Props = { id: CriterionId; session: Session; refused: boolean };

/** What a person taps for this condition, the same rows as among the findings; nothing where a device or the clock says it. */
export function CriterionFinding({ id, session, refused }: Props) {
  const protocol = useView()?.protocols.find((one) => one.id === session.protocol.id);
  if (session.ended !== "no") return null;
  if (id === "symptoms") return <SymptomsRow {...{ session, refused }} />;
  if (id === "score")
    return protocol === undefined ? null : (
      <ScoreRow sheet={scoreSheets[protocol.discharge.score.of]} {...{ session, refused }} />
    );
  const row = findingRows.find(({ name }) => name === id);
  return row === undefined ? null : <FindingRow {...{ row, session, refused }} />;
}
