import type { Instant } from "@vigil/shared/kernel";
import type { Decision, PhaseChange, Session } from "@vigil/shared/contracts";
import type { Restored } from "./restore.ts";

const WHY = "the gateway could not go on with it after a start: open a new session";

/** What the record says of a chair that began without its past: its session and its watch are over, so that no start looks for them. */
export function endsOf({ chair, watched, session }: Restored["lost"][number], at: Instant): readonly Decision[] {
  return [
    ...(session === "none" ? [] : [{ type: "session.ended" as const, chair, session: givenUp(session, at) }]),
    ...(watched ? [{ type: "watch.ended" as const, chair, why: WHY }] : []),
  ];
}

function givenUp(session: Session, at: Instant): Session {
  const last: PhaseChange = { phase: "abandoned", at, by: "rule", why: WHY };
  const { phases } = session;
  return {
    ...session,
    phase: last.phase,
    since: at,
    phases: [...phases, last],
    ended: { at, by: "rule", reason: WHY },
  };
}
