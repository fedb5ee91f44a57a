import type { Session } from "@vigil/shared/contracts";
import { Clock, TriangleAlert } from "lucide-react";
import { isWindowOpen, windowWords } from "../../reading/sessionDue.ts";
import { phaseNames } from "../../reading/sessionPhase.ts";
import { holdKindWords, holdWords } from "../../reading/sessionWords.ts";
import { testIds } from "../../ui/testIds.ts";
import { useHeardNow } from "./useHeardNow.ts";

/** What this phase waits for, what holds the dose, and the dissociative window: lines that come and go by themselves. */
export function SessionStanding({ session }: { session: Session }) {
  const { phase, holds } = session;
  const { awaited } = phaseNames[phase];
  return (
    <>
      {phase === "held" ? (
        <ul className="holds">
          {holds.map((hold) => (
            <li key={holdWords(hold)} data-testid={testIds.hold} data-kind={hold.kind}>
              <b>{holdWords(hold)}</b> <span>{holdKindWords(hold)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Window session={session} />
      {awaited === "" ? null : <p className="session-awaited">Awaits {awaited}</p>}
    </>
  );
}

/** Beside the phase, not part of it (safety S20). */
function Window({ session }: { session: Session }) {
  const now = useHeardNow();
  const words = windowWords(session, now);
  const open = isWindowOpen(session, now);
  return words === "" ? null : (
    <p className="session-window" data-testid={testIds.window} data-open={open}>
      {open ? <TriangleAlert aria-hidden="true" size={16} /> : <Clock aria-hidden="true" size={16} />}
      {words}
    </p>
  );
}
