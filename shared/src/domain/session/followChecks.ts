import { conditionNames, type Alarm } from "../../contracts/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { takesBack, worseThanSigned } from "../discharge/worse.ts";
import { change, enter, openSession } from "./change.ts";
import { reviewFrom } from "./phases.ts";
import type { SessionState } from "./state.ts";

/**
 * Two checks in a row show somebody well, not one on each side of a high alarm, nor one from before the clock was started
 * again: those are taken back (S21). So is the signature of somebody who waits for the ride and is worse (S22).
 */
export function followChecks(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  if (session.facts.phase === "waiting") takeSignatureBack(turn, session);
  else if (session.facts.checks.length > 0) takeChecksBack(turn, session);
}

function takeChecksBack(turn: ChairTurn, session: SessionState): void {
  const high = highNow(turn.draft);
  if (high !== undefined)
    return change(
      turn,
      { checks: [] },
      "rule",
      `a high alarm (${conditionNames[high.condition]}) came after the check: two complete checks are needed anew`,
    );
  const from = reviewFrom(session);
  if (from === undefined || session.facts.checks.every(({ at }) => at >= from)) return;
  change(turn, { checks: [] }, "rule", "the clock of discharge started again: two complete checks are needed anew");
}

function takeSignatureBack(turn: ChairTurn, session: SessionState): void {
  const high = highNow(turn.draft);
  const worse = worseThanSigned(session, turn.draft, turn.at).find((one) => takesBack(one, session));
  if (high === undefined && worse === undefined) return;
  const why =
    high === undefined ? `${worse?.words}: ${worse?.evidence}` : `a high alarm (${conditionNames[high.condition]})`;
  enter(turn, "review", { signed: "not yet", checks: [] }, "rule", `${why}: the signature is taken back`);
}

const highNow = ({ alarms }: ChairState): Alarm | undefined =>
  Object.values(alarms).find(
    ({ alarm: { kind, priority, phase } }) => kind === "physiological" && priority === "high" && phase === "active",
  )?.alarm;
