import { after, Instant, Millis } from "../../kernel/index.ts";
import type { AlarmCondition } from "../../contracts/index.ts";
import type { Entry } from "../alarm/book.ts";
import { gone, type Subject } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { patientSubject, sessionSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { stageOf } from "./stageOf.ts";
import type { SessionState } from "./state.ts";

/** When the next pressure is due; "not due" before the dose and after the end. */
export function nextReading(session: SessionState, chair: ChairState): Instant | "not due" {
  const wanted = wantedOf(session, chair);
  return wanted === "not due" ? wanted : after(wanted.last, wanted.interval);
}

/**
 * The alarm `bp/overdue` at the turn's instant: low and then medium the longer the reading is wanted (clinical 8). Only a
 * reading makes it milder, whatever becomes of the interval meanwhile.
 */
export function followCadence(turn: ChairTurn): void {
  const { draft, at } = turn;
  const { session } = draft;
  const wanted = session === "no session" ? "not due" : wantedOf(session, draft);
  const entry = draft.alarms[subjectOf(draft).key];
  const raised = stepOf(entry);
  if (wanted === "not due") return entry === undefined ? undefined : follow(turn, subjectOf(draft), gone);
  const read = entry !== undefined && wanted.last >= entry.alarm.episode;
  const reached = wanted.limits.findLastIndex((limit) => at >= after(wanted.last, limit));
  const step = read ? reached : Math.max(reached, raised);
  if (step === raised) return;
  const delayMs = wanted.limits[step];
  if (delayMs === undefined) return follow(turn, subjectOf(draft), gone);
  const words = `no pressure for ${spanWords(delayMs)}: one is due every ${spanWords(wanted.interval)}`;
  const priority = step === 0 ? "low" : "medium";
  follow(turn, subjectOf(draft), {
    is: "present",
    step,
    priority,
    rule: "bp overdue",
    evidence: { kind: "words", words },
    delayMs,
  });
}

/** When `bp/overdue` takes its next step. */
export function cadenceDue(state: ChairState): Instant | undefined {
  const wanted = state.session === "no session" ? "not due" : wantedOf(state.session, state);
  if (wanted === "not due") return undefined;
  const next = wanted.limits[stepOf(state.alarms[subjectOf(state).key]) + 1];
  return next === undefined ? undefined : after(wanted.last, next);
}

/** Since when the next reading is wanted, how far apart readings are to be, and after how long a step is reached. */
type Wanted = { readonly last: Instant; readonly interval: Millis; readonly limits: readonly Millis[] };

function wantedOf({ facts, protocol, readings }: SessionState, chair: ChairState): Wanted | "not due" {
  const stage = stageOf(facts.phase);
  if (stage === "before the dose" || stage === "over" || facts.dose === "none") return "not due";
  const { dosingMs, afterMs, alarmMs, overdueLow, overdueMedium } = protocol.cadence;
  const usual = stage === "dosing" ? dosingMs : afterMs;
  const interval = pressures.some((condition) => isGrave(chair, condition)) ? Millis(Math.min(alarmMs, usual)) : usual;
  // A dose begins the count: what was read before it says nothing of its course.
  const last = Instant(Math.max(facts.dose.startedAt, readings.at(-1)?.at ?? facts.dose.startedAt));
  const low = overdueLow === "never" ? overdueMedium : overdueLow;
  return { last, interval, limits: [low, overdueMedium].map((factor) => Millis(Math.ceil(interval * factor))) };
}

/** Of a low pressure the next one is wanted as soon. */
const pressures = ["bp/high", "bp/low", "bp/rise"] as const satisfies readonly AlarmCondition[];

function isGrave({ alarms, id }: ChairState, condition: AlarmCondition): boolean {
  const alarm = alarms[patientSubject(id, condition).key]?.alarm;
  return alarm?.phase === "active" && (alarm.priority === "medium" || alarm.priority === "high");
}

const subjectOf = ({ id }: Pick<ChairState, "id">): Subject => sessionSubject(id, "bp/overdue");

const stepOf = (entry: Entry | undefined): number =>
  entry === undefined || entry.present.is !== "present" ? -1 : entry.present.step;
