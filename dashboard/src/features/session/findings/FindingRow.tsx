import type { Session } from "@vigil/shared/contracts";
import { choiceKey, foundOf, isFound, type FindingRow as Row } from "../../../reading/sessionFindings.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { FoundWords } from "./FoundWords.tsx";
import { OtherRate } from "./OtherRate.tsx";
import { useFind } from "./useFind.ts";
import "./findings.css";

// Letters; a longer title needs the whole width.
const LONG = 30;

type Props = { row: Row; session: Session; refused: boolean };

/** One finding, one tap. Empty until somebody records it; a new one takes the place of the last. */
export function FindingRow({ row: { name, title, choices }, session, refused }: Props) {
  const find = useFind(session);
  const blocked = useWhyNot() !== "" || refused;
  const found = foundOf(session, name);
  return (
    <div className="finding" data-name={name} data-wide={choices.length > 2 || title.length > LONG}>
      <div className="finding-head">
        <h3>
          {title} <b>{found?.value}</b>
        </h3>
        <FoundWords session={session} name={name} />
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
            disabled={blocked}
            onClick={() => find(`${title}: ${choice.label}`, choice.findings)}
          >
            {choice.label}
          </button>
        ))}
        {name === "rr" ? (
          <OtherRate
            testId={testIds.finding("rr-other")}
            disabled={blocked}
            onRate={(rr) => find(`Breaths a minute: ${rr}`, { rr })}
          />
        ) : null}
      </div>
    </div>
  );
}
