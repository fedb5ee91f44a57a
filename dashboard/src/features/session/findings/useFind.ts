import type { Findings, Session } from "@vigil/shared/contracts";
import { useAct } from "../../../ui/ActProvider.tsx";
import { ofSession } from "../ofSession.ts";

/** Records what a person found, just now. `what` is for the answer: "MOAA/S: 5". */
export function useFind(session: Session): (what: string, findings: Findings) => void {
  const { act } = useAct();
  return (what, findings) =>
    act(what, { type: "chart.record", ...ofSession(session), entry: { kind: "findings", findings } });
}
