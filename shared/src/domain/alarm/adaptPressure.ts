import type { Instant } from "../../kernel/index.ts";
import type { Limits } from "../../contracts/index.ts";
import type { Direction, Rung } from "./ladder.ts";
import { judgeReading, newPressure, type Outcome, type Pressure } from "./pressure.ts";

/**
 * The reading that stands, judged by other rungs: a session opened or ended, or its limits were changed. What waited to be
 * confirmed goes on waiting since the same instant; nothing sounds again for the change alone.
 */
export function adaptPressure(
  before: Pressure,
  rungs: readonly Rung[],
  direction: Direction,
  confirm: Limits["confirm"],
  at: Instant,
): Outcome {
  if (before.present === "none") return { pressure: before, finding: "unchanged" };
  const { reading } = before.present;
  // What a second reading or a symptom has confirmed stays so.
  const known = { ...newPressure, confirmed: before.confirmed };
  const { pressure, finding } = judgeReading(known, rungs, direction, confirm, reading, at);
  const first = pressure.first !== "none" && before.first !== "none" ? before.first : pressure.first;
  if (finding === "unchanged" || finding.is !== "present") return { pressure: { ...pressure, first }, finding };
  const { news: _, ...quiet } = finding;
  return { pressure: { ...pressure, first }, finding: quiet };
}
