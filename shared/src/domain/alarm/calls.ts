import { after, Millis, Seconds, type Instant } from "../../kernel/index.ts";
import type { Alarm, Announce, CallRole, CallStep } from "../../contracts/index.ts";
import { announceOf } from "./announceOf.ts";
import { tell, type Entry, type Escalation, type Turn } from "./book.ts";

type Next = { readonly step: number; readonly role: CallRole; readonly at: Instant };

/** The chain of an alarm, by its priority: what is milder than medium calls nobody. */
export const chainOf = ({ priority }: Alarm, escalation: Escalation): readonly CallStep[] =>
  priority === "high" || priority === "medium" ? escalation[priority] : [];

/** Whether it calls on: raised and unanswered. A pause is silence and no answer; what a rule excuses calls nobody. */
const callsOn = ({ phase, acknowledged, inhibited }: Alarm): boolean =>
  (phase === "active" || phase === "latched") && acknowledged === undefined && inhibited === undefined;

/**
 * The next step of the chain and when it is due: as long after the step before it as the chain says, so that a step that
 * was called early or late moves those behind it (safety S10). None where the chain is at its end.
 */
export function nextCall(alarm: Alarm, escalation: Escalation): Next | undefined {
  if (!callsOn(alarm)) return undefined;
  const { call, raisedAt = alarm.episode } = alarm;
  const chain = chainOf(alarm, escalation);
  const step = call === undefined ? 0 : call.step + 1;
  const next = chain[step];
  if (next === undefined) return undefined;
  if (call === undefined) return { step, role: next.role, at: after(raisedAt, next.afterMs) };
  const before = chain[call.step] ?? next;
  const wait = Millis(Math.max(0, next.afterMs - before.afterMs));
  return { step, role: next.role, at: after(call.at, wait) };
}

/**
 * The alarm at the beginning of its chain: whoever watches is told with the raise. Without one where it calls nobody, or its
 * first step comes later.
 */
export function chainBegun(alarm: Alarm, at: Instant, escalation: Escalation): Alarm {
  const { call: _, ...rest } = alarm;
  const [first] = chainOf(alarm, escalation);
  if (first === undefined || first.afterMs > 0 || !callsOn(alarm)) return rest;
  return { ...rest, call: { step: 0, role: first.role, at } };
}

// As long as whoever was called first has to come (safety S10): a chain that reaches nobody begins no sooner again.
const AGAIN_AT_LEAST = Seconds(60);

/**
 * When a chain that has no further step begins anew, because its last call reached nobody: after as long as the whole of it takes (safety S10). What cannot be
 * reached at this moment may be reached later, and the alarm still stands unanswered.
 */
export function chainAgainAt({ alarm, unreached }: Entry, escalation: Escalation): Instant | undefined {
  if (unreached === undefined || !callsOn(alarm)) return undefined;
  const last = chainOf(alarm, escalation).at(-1);
  if (last === undefined) return undefined;
  return after(unreached, Millis(Math.max(AGAIN_AT_LEAST, last.afterMs)));
}

/** Calls all that are due at the turn's instant, each saying whom nobody heard from before. */
export function callOn(turn: Turn): void {
  const { draft, at } = turn;
  for (const key of Object.keys(draft.alarms))
    for (;;) {
      const entry = draft.alarms[key];
      if (entry === undefined) break;
      const next = nextCall(entry.alarm, draft.escalation);
      const due = next?.at ?? chainAgainAt(entry, draft.escalation);
      if (due === undefined || due > at) break;
      const { call } = entry.alarm;
      if (next === undefined) beginAgain(turn, entry);
      else callNext(turn, entry, call === undefined ? "nobody answered" : `${call.role}: no answer`, "nobody answered");
    }
}

function beginAgain(turn: Turn, { alarm, present }: Entry): void {
  const again = chainBegun(alarm, turn.at, turn.draft.escalation);
  tell(turn, { alarm: again, present }, announceOf(again, "nobody answered"));
}

/** Calls the next step at once, whenever it was due; says whether there was one. */
export function callNext(
  turn: Turn,
  { alarm, present }: Entry,
  why: string,
  announced: Extract<Announce, { heard: true }>["why"],
): boolean {
  const { decisions, draft, at } = turn;
  const next = nextCall(alarm, draft.escalation);
  if (next === undefined) return false;
  const { step, role } = next;
  const { key, episode } = alarm;
  // The gateway's own alarms, and one that tells of a failed engine, are no chair's to call about.
  const chair = isOfChair(alarm) ? { chair: alarm.chair } : {};
  decisions.push({ at, event: { type: "alarm.called", ...chair, key, episode, step, role, why } });
  const called: Alarm = { ...alarm, call: { step, role, at } };
  tell(turn, { alarm: called, present }, announceOf(called, announced));
  return true;
}

/** Whether a chair's own engine answers for it: somebody can go to its patient, and say so there. */
export const isOfChair = (alarm: Alarm): alarm is Alarm & { chair: NonNullable<Alarm["chair"]> } =>
  alarm.chair !== undefined && alarm.condition !== "engine";
