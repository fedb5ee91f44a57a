import type { Finding, Subject } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import { saysOther } from "../alarm/saysOther.ts";
import type { ChairTurn } from "./state.ts";

/** Tells the lifecycle what is not what it was told before, so that a rule may be asked as often as anything happens. */
export function say(turn: ChairTurn, subject: Subject, finding: Finding): void {
  const before = turn.draft.alarms[subject.key]?.present;
  const same =
    finding.is === "gone"
      ? before === undefined || before.is === "gone"
      : before?.is === finding.is &&
        before.step === finding.step &&
        !saysOther(subject.condition, before.evidence, finding.evidence);
  if (!same) follow(turn, subject, finding);
}
