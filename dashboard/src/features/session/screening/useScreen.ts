import type { ScreeningAnswers, Session } from "@vigil/shared/contracts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { ofSession } from "../ofSession.ts";

/** Records answers of the screening; what is left out stays as it was. */
export function useScreen(session: Session): (what: string, answers: ScreeningAnswers) => void {
  const { act } = useAct();
  return (what, answers) => act(what, { type: "screening.record", ...ofSession(session), answers });
}
