import type { AlarmCondition } from "../../contracts/index.ts";

/**
 * What lives by the facts of an open session: with its end nothing can change them any more, so these end with it. A high
 * that nobody has acknowledged still waits to be seen (safety S10).
 */
export const sessionConditions = [
  "pump",
  "bp/rise",
  "bp/overdue",
  "check/overdue",
  "check/unanswered",
  "presence",
  "monitor/off",
  "waiting",
  "sedation",
  "compound",
  "event",
  "emergency",
] as const satisfies readonly AlarmCondition[];

export const endsWithSession = (condition: AlarmCondition): boolean =>
  sessionConditions.some((one) => one === condition);
