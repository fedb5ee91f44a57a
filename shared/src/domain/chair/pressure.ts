import { earliest, type Instant } from "../../kernel/index.ts";
import type { CuffReading } from "../../contracts/index.ts";
import { ladder } from "../alarm/ladder.ts";
import { follow } from "../alarm/lifecycle.ts";
import { judgeReading, pressureDue, repeatMissed, type Outcome } from "../alarm/pressure.ts";
import { pressureRules, type PressureRule } from "./pressureRules.ts";
import type { ChairState, ChairTurn } from "./state.ts";
import { patientSubject } from "./subject.ts";

export function takeReading(turn: ChairTurn, reading: CuffReading): void {
  const { draft, at } = turn;
  for (const rule of pressureRules) {
    const rungs = ladder(draft.limits[rule.limits]);
    settle(turn, rule, judgeReading(draft[rule.limits], rungs, rule.direction, draft.limits.confirm, reading, at));
  }
}

/** Fires the repeats that are overdue at the turn's instant; after a restart, those of the gap (nothing fires inside it). */
export function missRepeats(turn: ChairTurn): void {
  const { draft, at } = turn;
  const { confirm } = draft.limits;
  for (const rule of pressureRules) {
    const rungs = ladder(draft.limits[rule.limits]);
    let due = pressureDue(draft[rule.limits], confirm);
    while (due !== undefined && due <= at) {
      settle(turn, rule, repeatMissed(draft[rule.limits], rungs, rule.direction, confirm));
      due = pressureDue(draft[rule.limits], confirm);
    }
  }
}

export function nextRepeat({ bpHigh, bpLow, limits }: ChairState): Instant | undefined {
  return earliest(pressureDue(bpHigh, limits.confirm), pressureDue(bpLow, limits.confirm));
}

function settle(turn: ChairTurn, { condition, limits }: PressureRule, { pressure, finding }: Outcome): void {
  turn.draft[limits] = pressure;
  if (finding !== "unchanged") follow(turn, patientSubject(turn.draft.id, condition), finding);
}
