import type { Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { foundOf } from "../../../reading/sessionFindings.ts";
import { bestOf, scoreFindings, totalOf, type ScoreSheet, type Ticked } from "../../../reading/sessionScores.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { FoundWords } from "./FoundWords.tsx";
import { ScoreParts } from "./ScoreParts.tsx";
import { useFind } from "./useFind.ts";
import "./findings.css";

type Props = { sheet: ScoreSheet; session: Session; refused: boolean };

/** A score of several parts: each is ticked by a person, nothing beforehand, and all of them are recorded together. */
export function ScoreRow({ sheet, session, refused }: Props) {
  const find = useFind(session);
  const blocked = useWhyNot() !== "" || refused;
  const [ticked, setTicked] = useState<Ticked>({});
  const { name, title } = sheet;
  const sum = totalOf(sheet, ticked);
  const findings = scoreFindings(sheet, ticked);
  const best = name === "cadss6" ? "All 0" : "All 2";
  return (
    <div className="finding score" data-name={name} data-wide="true">
      <div className="finding-head">
        <h3>
          {title} <b>{foundOf(session, name)?.value}</b>
        </h3>
        <FoundWords session={session} name={name} />
      </div>
      <ScoreParts sheet={sheet} ticked={ticked} disabled={blocked} onTick={setTicked} />
      <div className="score-buttons">
        <button
          type="button"
          className="button"
          data-testid={testIds.scoreBest(name)}
          disabled={blocked}
          onClick={() => setTicked(bestOf(sheet))}
        >
          {best}
        </button>
        <button
          type="button"
          className="button button-primary"
          data-testid={testIds.scoreRecord(name)}
          disabled={blocked || findings === "not complete"}
          onClick={() => {
            if (findings === "not complete") return;
            find(`${title}: ${"total" in sum ? sum.total : ""}`, findings);
            setTicked({});
          }}
        >
          {"total" in sum ? `Record ${sum.total}` : `${sum.open} to tick`}
        </button>
      </div>
    </div>
  );
}
