import { after, between, type Instant, Millis } from "../../kernel/index.ts";
import type { AlarmCondition, SessionPhase } from "../../contracts/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { patientSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { followLate, lateDue, type Late } from "./late.ts";
import { recoveryFrom } from "./phases.ts";
import { nextWanted } from "./schedule.ts";
import type { SessionState } from "./state.ts";
import { underWaySince } from "./underWay.ts";

// In an emergency nobody needs a prompt.
const asks: readonly SessionPhase[] = ["dosing", "paused", "active"];

/**
 * When the patient at home is asked for a reply next: from the dose until the active phase is over (safety S18). Whoever came
 * to recovery sooner, stopped early or by an emergency, is asked for as long as that would have taken: the drug lasts.
 */
export function nextReply(session: SessionState): Instant | "not due" {
  const { facts, protocol, home } = session;
  const start = underWaySince(session);
  if (protocol.home === "not at home" || start === "not under way") return "not due";
  const { replyEveryMs: everyMs } = protocol.home;
  const { due } = nextWanted({ slots: [], earlyMs: Millis(0), everyMs }, start, home.answered);
  if (asks.includes(facts.phase)) return due;
  const least = facts.phase === "recovery" || facts.phase === "review" ? recoveryFrom(session) : undefined;
  return least !== undefined && due < least ? due : "not due";
}

/**
 * The steps of `check/unanswered` (S18): asked again with a sound, of the support person too; then medium, then high, and
 * high as soon as it was asked again where the patient cannot be seen or is not well.
 */
export function replySteps(session: SessionState, chair: ChairState): readonly Late[] {
  const asked = nextReply(session);
  const { home } = session.protocol;
  if (asked === "not due" || home === "not at home") return [];
  const trouble = troubleOf(chair);
  const step = (priority: Late["priority"], ms: Millis, more: string): Late => {
    const words = `no reply to the check for ${spanWords(ms)}${more}`;
    return { at: after(asked, ms), priority, rule: "unanswered", words, delayMs: between(asked, after(asked, ms)) };
  };
  return [
    step("low", home.repeatMs, ": asked again, and the support person"),
    step("medium", home.mediumMs, ""),
    trouble === "none" ? step("high", home.highMs, "") : step("high", home.highUnseenMs, `, and ${trouble}`),
  ];
}

/** The alarm `check/unanswered` at the turn's instant. */
export function followReplies(turn: ChairTurn): void {
  const { draft } = turn;
  const { session } = draft;
  if (session === "no session") return;
  const { answered } = session.home;
  followLate(
    turn,
    patientSubject(draft.id, "check/unanswered"),
    replySteps(session, draft),
    (since) => answered !== "never" && answered >= since,
  );
}

export const repliesDue = (session: SessionState, chair: ChairState): Instant | undefined =>
  lateDue(chair, patientSubject(chair.id, "check/unanswered"), replySteps(session, chair));

const conditions = ["spo2/low", "pulse/low", "pulse/high"] as const satisfies readonly AlarmCondition[];

/** An eye mask and headphones are normal, and explain silence; a patient who is not seen, or not well, has no such excuse. */
function troubleOf({ id, alarms, devices }: ChairState): string | "none" {
  if (!devices.some(({ spo2 }) => spo2.is === "valid")) return "SpO2 is not known";
  if (!devices.some(({ pulse }) => pulse.is === "valid")) return "the pulse is not known";
  const abnormal = conditions.find((condition) => alarms[patientSubject(id, condition).key]?.alarm.phase === "active");
  if (abnormal === undefined) return "none";
  return abnormal === "spo2/low" ? "SpO2 is low" : "the pulse is not normal";
}
