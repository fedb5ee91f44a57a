import type { Criterion, Session } from "@vigil/shared/contracts";
import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import { pageWords, whenWords } from "../../../reading/sessionWords.ts";
import { testIds } from "../../../ui/testIds.ts";
import { useHeardNow } from "../useHeardNow.ts";
import { CriterionFinding } from "./CriterionFinding.tsx";

const icons = { met: CircleCheck, "not met": CircleX, "not known": CircleHelp } as const;

type Props = { criterion: Criterion; session: Session; refused: boolean };

/** One condition: its state, its evidence and how old that is; where a person finds it, the answers to tap. */
export function CriterionRow({ criterion: { id, words, state, evidence, overridable, at }, session, refused }: Props) {
  const now = useHeardNow();
  const Icon = icons[state];
  return (
    <li className="criterion" data-testid={testIds.criterion(id)} data-state={state} data-overridable={overridable}>
      <Icon aria-hidden="true" size={18} />
      <span className="criterion-words">
        {pageWords(words)} <b className="criterion-state">{state}</b>
        <small>
          {pageWords(evidence)}
          {at === "none" ? "" : ` · ${whenWords(at, now)}`}
        </small>
      </span>
      <CriterionFinding {...{ id, session, refused }} />
    </li>
  );
}
