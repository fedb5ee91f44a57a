import { earliest, type Instant } from "../../kernel/index.ts";
import type { CuffReading } from "../../contracts/index.ts";
import { gone, type Finding } from "../alarm/finding.ts";
import { gravest } from "../alarm/gravest.ts";
import { ladder } from "../alarm/ladder.ts";
import { follow } from "../alarm/lifecycle.ts";
import { flagged, judgeReading, pressureDue, repeatMissed, type Outcome } from "../alarm/pressure.ts";
import { redFlag } from "./found.ts";
import { lowBeside } from "./lowBeside.ts";
import { comparePeople, judgeWithPulse } from "./pressureWith.ts";
import { pressureRules, type PressureRule } from "./pressureRules.ts";
import type { ChairState, ChairTurn } from "./state.ts";
import { patientSubject } from "./subject.ts";

/**
 * Judges a valid reading that is neither late nor a duplicate by every rule of the pressure. `taken`: of one that was typed
 * in, when it was; that decides whether two lie far enough apart (safety S4, S12).
 */
export function takeReading(turn: ChairTurn, reading: CuffReading, taken: Instant = turn.at): void {
  const { draft, at } = turn;
  draft.lastPressure = reading;
  const { confirm } = draft.limits;
  for (const rule of pressureRules) {
    const rungs = ladder(draft.limits[rule.limits]);
    const flag = rule.condition === "bp/high" ? redFlag(draft, at) : "none";
    const outcome = judgeReading(draft[rule.limits], rungs, rule.direction, confirm, reading, taken, flag);
    settlePressure(turn, rule, outcome, "new reading");
  }
  judgeWithPulse(turn, "new reading");
  comparePeople(turn, reading);
}

/** What became known since the last reading and changes what it means: a red flag, a slow pulse, falling consciousness. */
export function judgePressureAgain(turn: ChairTurn): void {
  const { draft, at } = turn;
  for (const rule of pressureRules) {
    if (rule.condition !== "bp/high" || draft[rule.limits].first === "none") continue;
    const rungs = ladder(draft.limits[rule.limits]);
    settlePressure(turn, rule, flagged(draft[rule.limits], rungs, rule.direction, redFlag(draft, at)));
  }
  judgeWithPulse(turn, "known already");
}

/** Fires the repeats that are overdue at the turn's instant; after a restart, those of the gap (nothing fires inside it). */
export function missRepeats(turn: ChairTurn): void {
  const { draft, at } = turn;
  const { confirm } = draft.limits;
  for (const rule of pressureRules) {
    const rungs = ladder(draft.limits[rule.limits]);
    let due = pressureDue(draft[rule.limits], confirm);
    while (due !== undefined && due <= at) {
      settlePressure(turn, rule, repeatMissed(draft[rule.limits], rungs, rule.direction, confirm));
      due = pressureDue(draft[rule.limits], confirm);
    }
  }
}

export function nextRepeat({ bpHigh, bpLow, limits }: ChairState): Instant | undefined {
  return earliest(pressureDue(bpHigh, limits.confirm), pressureDue(bpLow, limits.confirm));
}

/** Keeps what was made of one direction, and tells it together with the other rules of the same condition (safety S6). */
export function settlePressure(
  turn: ChairTurn,
  { condition, limits }: PressureRule,
  { pressure, finding }: Outcome,
  why?: "new reading",
): void {
  const { draft } = turn;
  draft[limits] = pressure;
  const subject = patientSubject(draft.id, condition);
  if (condition !== "bp/low") return finding === "unchanged" ? undefined : follow(turn, subject, finding);
  const beside = lowBeside(draft).map((one) => (why === undefined ? one : asNews(one)));
  if (finding !== "unchanged") return follow(turn, subject, gravest([finding, ...beside]));
  // It neither confirms nor clears: what stands is not made milder by it.
  const standing = draft.alarms[subject.key]?.present ?? gone;
  const together = gravest([standing, ...beside]);
  if (together !== standing) follow(turn, subject, together);
}

const asNews = (finding: Finding): Finding =>
  finding.is === "present" ? { ...finding, news: "new reading" } : finding;
