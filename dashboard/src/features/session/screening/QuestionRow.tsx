import type { ScreeningItem, Session } from "@vigil/shared/contracts";
import { answerWords } from "../../../reading/sessionScreening.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { useHeardNow } from "../useHeardNow.ts";
import { useScreen } from "./useScreen.ts";

type Props = { item: ScreeningItem; session: Session; refused: boolean };

/** One question with its two answers; who gave the last one, and when. */
export function QuestionRow({ item, session, refused }: Props) {
  const screen = useScreen(session);
  const blocked = useWhyNot() !== "" || refused;
  const now = useHeardNow();
  const given = session.screening.items[item]?.answer;
  return (
    <div className="question" data-testid={testIds.question(item)} data-answer={given ?? ""}>
      <span className="question-words">
        {item}
        <small>{answerWords(session, item, now)}</small>
      </span>
      <div className="finding-choices" role="group" aria-label={item}>
        {(["yes", "no"] as const).map((answer) => (
          <button
            key={answer}
            type="button"
            aria-pressed={given === answer}
            aria-label={`${item}: ${answer}`}
            data-answer={answer}
            data-testid={testIds.answer(item, answer)}
            disabled={blocked}
            onClick={() => screen(`${item}: ${answer}`, { items: { [item]: answer } })}
          >
            {answer}
          </button>
        ))}
      </div>
    </div>
  );
}
