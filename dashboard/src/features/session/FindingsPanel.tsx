import type { Judgement, Session } from "@vigil/shared/contracts";
import { choiceKey, findingRows, foundOf, isFound, type FindingRow } from "../../reading/sessionFindings.ts";
import { whenShort } from "../../reading/sessionWords.ts";
import { shortName } from "../../reading/names.ts";
import { useAct, useWhyNot } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";
import { Refusals } from "./ActButton.tsx";
import { useHeardNow } from "./useHeardNow.ts";

/** What a person finds, one tap each. Empty until somebody records it; a new finding takes the place of the last. */
export function FindingsPanel({ session, judgement }: { session: Session; judgement: Judgement }) {
  return (
    <section className="panel findings" aria-label="Findings">
      <h2>Findings</h2>
      <div className="finding-rows">
        {findingRows.map((row) => (
          <Finding
            key={row.name}
            row={row}
            session={session}
            refused={judgement.refusals["findings.record"] !== undefined}
          />
        ))}
      </div>
      <Refusals acts={[{ act: "findings.record", doing: "Findings" }]} judgement={judgement} />
    </section>
  );
}

function Finding({ row, session, refused }: { row: FindingRow; session: Session; refused: boolean }) {
  const { act } = useAct();
  const whyNot = useWhyNot();
  const { name, title, choices } = row;
  const found = foundOf(session, name);
  return (
    <div className="finding" data-name={name}>
      <div className="finding-head">
        <h3>
          {title} <b>{found?.value}</b>
        </h3>
        <FoundWords session={session} row={row} />
      </div>
      <div className="finding-choices" role="group" aria-label={title}>
        {choices.map((choice) => (
          <button
            key={choice.label}
            type="button"
            aria-pressed={isFound(choice, name, found)}
            aria-label={`${title}: ${choice.words}`}
            title={choice.words}
            data-testid={testIds.finding(choiceKey(name, choice))}
            disabled={whyNot !== "" || refused}
            onClick={() =>
              act(`${title}: ${choice.label}`, {
                type: "findings.record",
                chair: session.chair,
                session: session.id,
                findings: choice.findings,
              })
            }
          >
            {choice.label}
          </button>
        ))}
      </div>
    </div>
  );
}

function FoundWords({ session, row: { name } }: { session: Session; row: FindingRow }) {
  const now = useHeardNow();
  const found = foundOf(session, name);
  return (
    <span className="finding-found" data-testid={testIds.found(name)} data-value={found?.value ?? ""}>
      {found === undefined ? (
        "not recorded"
      ) : (
        <span
          title={`${found.by.name}, not verified`}
        >{`${shortName(found.by.name)} · ${whenShort(found.at, now)}`}</span>
      )}
    </span>
  );
}
