import type { Instant } from "../../kernel/index.ts";
import type { Alarm, Announce, Decision, Limits, Protocol } from "../../contracts/index.ts";
import type { Finding } from "./finding.ts";

/** A decision and the instant it was made for: a deadline's own instant, not when somebody looked. */
export type Timed = { readonly at: Instant; readonly event: Decision };

/** An alarm as it was last told, and what its rule says now: an unacknowledged high outlives its own step. */
export type Entry = {
  readonly alarm: Alarm;
  readonly present: Finding;
  /** When it was said that the call that stands, the last of its chain, reached nobody (safety S10); kept up to the next call. */
  readonly unreached?: Instant;
};

/** Alarms that are pending, active or latched, by key. */
export type AlarmBook = Readonly<Record<string, Entry>>;

/** Whom an alarm calls that nobody answers, by its priority. */
export type Escalation = Protocol["escalation"];

/** An engine's alarms, and by what they go on while time passes. */
export type Answering = { readonly alarms: AlarmBook; readonly limits: Limits; readonly escalation: Escalation };

/** One turn of an engine: decisions gather here; the book is replaced, never changed. */
export type Turn = {
  readonly at: Instant;
  readonly decisions: Timed[];
  readonly draft: { alarms: AlarmBook; readonly limits: Limits; readonly escalation: Escalation };
};

/** Keeps the entry without a word. */
export function keep(turn: Turn, entry: Entry): void {
  const { alarms } = turn.draft;
  const before = alarms[entry.alarm.key];
  // Of another call nobody has said yet whom it reached.
  const stands = before?.unreached !== undefined && before.alarm.call === entry.alarm.call;
  const kept: Entry = stands ? { unreached: before.unreached, ...entry } : entry;
  turn.draft.alarms = { ...alarms, [entry.alarm.key]: kept };
}

/** Keeps the entry, or drops it when it is cleared, and tells. */
export function tell(turn: Turn, entry: Entry, announce: Announce): void {
  const { alarm } = entry;
  if (alarm.phase === "cleared") {
    const { [alarm.key]: _, ...others } = turn.draft.alarms;
    turn.draft.alarms = others;
  } else keep(turn, entry);
  turn.decisions.push({ at: turn.at, event: { type: "alarm.changed", alarm, announce } });
}
