import { conditionNames } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change, openSession } from "./change.ts";

/** A high alarm after a complete check takes it back: two checks in a row show somebody well, not one on each side of it (S21). */
export function followChecks(turn: ChairTurn): void {
  const facts = openSession(turn)?.facts;
  if (facts === undefined || facts.checks.length === 0 || facts.signed !== "not yet") return;
  const high = Object.values(turn.draft.alarms).find(
    ({ alarm: { kind, priority, phase } }) => kind === "physiological" && priority === "high" && phase === "active",
  );
  if (high === undefined) return;
  const name = conditionNames[high.alarm.condition];
  change(
    turn,
    { checks: [] },
    "rule",
    `a high alarm (${name}) came after the check: two complete checks are needed anew`,
  );
}
