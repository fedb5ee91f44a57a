import type { ScoreSheet, Ticked } from "../../../reading/sessionScores.ts";
import { testIds } from "../../../ui/testIds.ts";
import "./findings.css";

type Props = { sheet: ScoreSheet; ticked: Ticked; disabled: boolean; onTick: (ticked: Ticked) => void };

/** The parts of a score, each with its numbers; CADSS-6 by item number only, for its wording is licensed. */
export function ScoreParts({ sheet: { name, title, parts }, ticked, disabled, onTick }: Props) {
  return (
    <>
      {parts.map(({ key, title: part, choices }) => (
        <div key={key} className="score-part">
          <span>{part}</span>
          <div className="finding-choices" role="group" aria-label={`${title}, ${part}`}>
            {choices.map(({ score, words }) => (
              <button
                key={score}
                type="button"
                aria-pressed={ticked[key] === score}
                aria-label={`${part}: ${score}, ${words}`}
                title={words}
                data-testid={testIds.score(name, key, score)}
                disabled={disabled}
                onClick={() => onTick({ ...ticked, [key]: score })}
              >
                {score}
                {name === "cadss6" ? null : <small>{words}</small>}
              </button>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}
