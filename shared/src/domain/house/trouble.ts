import { Millis } from "../../kernel/index.ts";
import type { Input, RuleId } from "../../contracts/index.ts";
import { gone, type Finding, type Subject } from "../alarm/finding.ts";
import { chairKey, gatewayKey } from "../alarm/key.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { HouseTurn } from "./state.ts";

type LogState = Extract<Input, { type: "log.state" }>;
type EngineFailed = Extract<Input, { type: "engine.failed" }>;

export const logKey = gatewayKey("log");

/** A log that cannot be written is an alarm of its own, and silences none. */
export function logState(turn: HouseTurn, { writable, why }: LogState): void {
  const subject: Subject = { key: logKey, condition: "log", kind: "technical" };
  follow(turn, subject, writable ? gone : high("log", why === "" ? "the log cannot be written" : why));
}

/** The engine of a chair has failed: no alarm of that chair will be raised until the next start. */
export function engineFailed(turn: HouseTurn, { chair }: EngineFailed): void {
  const { draft } = turn;
  if (!draft.failed.includes(chair)) draft.failed = [...draft.failed, chair];
  const subject: Subject = { key: chairKey(chair, "engine"), chair, condition: "engine", kind: "technical" };
  follow(turn, subject, high("engine", "engine failed, watch the bedside device"));
}

function high(rule: RuleId, words: string): Finding {
  return { is: "present", step: 0, priority: "high", rule, evidence: { kind: "words", words }, delayMs: Millis(0) };
}
