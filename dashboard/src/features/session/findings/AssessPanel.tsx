import type { Judgement, Session } from "@vigil/shared/contracts";
import { useView } from "../../../app/StationContext.ts";
import { rowsHere } from "../../../reading/sessionFindings.ts";
import { scoreSheets } from "../../../reading/sessionScores.ts";
import { Refusals } from "../ActButton.tsx";
import { FindingRow } from "./FindingRow.tsx";
import { ScoreRow } from "./ScoreRow.tsx";
import { SymptomsRow } from "./SymptomsRow.tsx";

/** What a person finds, a tap each. Empty until somebody records it; a new finding takes the place of the last. */
export function AssessPanel({ session, judgement }: { session: Session; judgement: Judgement }) {
  const protocol = useView()?.protocols.find(({ id }) => id === session.protocol.id);
  const refused = judgement.refusals["chart.record"] !== undefined;
  const asked = judgement.criteria.map(({ id }) => id);
  const score = protocol?.discharge.score.of ?? "aldrete";
  const other = score === "aldrete" ? "mpadss" : "aldrete";
  return (
    <div className="findings">
      <div className="finding-rows">
        {rowsHere(session, asked).map((row) => (
          <FindingRow key={row.name} {...{ row, session, refused }} />
        ))}
        <SymptomsRow {...{ session, refused }} />
        <ScoreRow sheet={scoreSheets.cadss6} {...{ session, refused }} />
        <ScoreRow sheet={scoreSheets[score]} {...{ session, refused }} />
        <details className="finding" data-wide="true">
          <summary>{`${scoreSheets[other].title}: discharge asks for the other score`}</summary>
          <ScoreRow sheet={scoreSheets[other]} {...{ session, refused }} />
        </details>
      </div>
      <Refusals acts={[{ act: "chart.record", doing: "Findings" }]} judgement={judgement} />
    </div>
  );
}
