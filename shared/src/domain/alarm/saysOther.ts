import type { AlarmCondition, Evidence } from "../../contracts/index.ts";

/**
 * Whether an emergency tells of something else than before (safety S1, S17). Its step only counts what happened: after a
 * correction it may be as many things, and a graver one among them. Of every other condition the step tells enough.
 */
export const saysOther = (condition: AlarmCondition, before: Evidence, now: Evidence): boolean =>
  condition === "emergency" && before.kind === "words" && now.kind === "words" && before.words !== now.words;
