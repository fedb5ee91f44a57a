import { after, between, type Instant, type Millis } from "../../kernel/index.ts";
import type { AlarmCondition } from "../../contracts/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { patientSubject, sessionSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { followLate, lateDue, type Late } from "./late.ts";
import { nextWanted, noLaterThan, overdueAt, type Wanted } from "./schedule.ts";
import { stageOf } from "./stageOf.ts";
import type { Reading, SessionState } from "./state.ts";
import { underWaySince } from "./underWay.ts";

/** The next pressure that the protocol wants: none before the dose and after the signature (clinical 8, row NIBP cadence). */
export function nextReading(session: SessionState, chair: ChairState): Wanted | "not due" {
  const start = underWaySince(session);
  if (start === "not under way") return "not due";
  const planned = plannedReading(session, start);
  const { alarmMs } = session.protocol.cadence;
  return pressures.some((condition) => isGrave(chair, condition))
    ? noLaterThan(planned, alarmMs, start, lastOf(session))
    : planned;
}

/**
 * The steps of `bp/overdue`: low and then medium the longer the reading is wanted (clinical 8, row BP overdue), and medium
 * again where the mandatory one is missing, whatever other readings there are (S20).
 */
export function readingSteps(session: SessionState, chair: ChairState): readonly Late[] {
  const start = underWaySince(session);
  const wanted = nextReading(session, chair);
  if (start === "not under way" || wanted === "not due") return [];
  const { overdueLow, overdueMedium } = session.protocol.cadence;
  const grace = graceOf(session, start, wanted);
  const medium = grace === "none" ? overdueAt(wanted, overdueMedium) : after(wanted.due, grace);
  const low = overdueLow === "never" || grace !== "none" ? medium : overdueAt(wanted, overdueLow);
  const last = lastOf(session);
  const since = last === "never" || last < start ? start : last;
  const step = (at: Instant, priority: Late["priority"]): Late => ({
    at,
    priority,
    rule: "bp overdue",
    ...told(wanted, since, at),
  });
  return [step(low, "low"), step(medium, "medium"), ...mandatorySteps(session, start)];
}

/** The alarm `bp/overdue` at the turn's instant. */
export function followCadence(turn: ChairTurn): void {
  const { draft } = turn;
  const { session } = draft;
  if (session === "no session") return;
  followLate(turn, sessionSubject(draft.id, "bp/overdue"), readingSteps(session, draft), (since) =>
    session.readings.some((reading) => recordedAt(reading) >= since),
  );
}

/** When `bp/overdue` takes its next step. */
export const cadenceDue = (session: SessionState, chair: ChairState): Instant | undefined =>
  lateDue(chair, sessionSubject(chair.id, "bp/overdue"), readingSteps(session, chair));

function plannedReading(session: SessionState, start: Instant): Wanted {
  const { facts, protocol } = session;
  const { at, firstSessionAt, earlyMs, dosingMs, afterMs } = protocol.cadence;
  const slots = facts.firstSession ? [...new Set([...at, ...firstSessionAt])].toSorted((a, b) => a - b) : at;
  const everyMs = stageOf(facts.phase) === "dosing" ? dosingMs : afterMs;
  return nextWanted({ slots, earlyMs, everyMs }, start, lastOf(session));
}

/** S18: what the plan wants early on may be late by so much; what an alarm asks for may not. */
function graceOf(session: SessionState, start: Instant, wanted: Wanted): Millis | "none" {
  const { grace } = session.protocol.cadence;
  if (grace === "none" || wanted.due > after(start, grace.untilMs)) return "none";
  return wanted.due === plannedReading(session, start).due ? grace.ms : "none";
}

function mandatorySteps({ readings, protocol }: SessionState, start: Instant): readonly Late[] {
  const { mandatory, earlyMs } = protocol.cadence;
  if (mandatory === "none" || readings.some(({ at }) => at >= after(start, mandatory.atMs) - earlyMs)) return [];
  const words = `the pressure ${spanWords(mandatory.atMs)} after the dose is missing: it must be there`;
  const delayMs = between(after(start, mandatory.atMs), after(start, mandatory.byMs));
  return [{ at: after(start, mandatory.byMs), priority: "medium", rule: "bp mandatory", words, delayMs }];
}

function told({ due, interval, slot }: Wanted, since: Instant, at: Instant): Pick<Late, "words" | "delayMs"> {
  if (slot === "none") {
    const delayMs = between(since, at);
    return { words: `no pressure for ${spanWords(delayMs)}: one is due every ${spanWords(interval)}`, delayMs };
  }
  const delayMs = between(due, at);
  return { words: `the pressure ${spanWords(slot)} after the dose is ${spanWords(delayMs)} late`, delayMs };
}

/** Of a low pressure, or one that is dangerous with a slow pulse, the next one is wanted as soon. */
const pressures = [
  "bp/high",
  "bp/low",
  "bp/rise",
  "bp/vasovagal",
  "bp/paradox",
] as const satisfies readonly AlarmCondition[];

function isGrave({ alarms, id }: ChairState, condition: AlarmCondition): boolean {
  const alarm = alarms[patientSubject(id, condition).key]?.alarm;
  return alarm?.phase === "active" && (alarm.priority === "medium" || alarm.priority === "high");
}

/** A pressure alarm that asks for the next reading soon (clinical 8), and lets the cuff start by itself (S5). */
export const gravePressure = (chair: ChairState): AlarmCondition | undefined =>
  pressures.find((condition) => isGrave(chair, condition));

const lastOf = ({ readings }: SessionState): Instant | "never" => readings.at(-1)?.at ?? "never";

const recordedAt = ({ at, typed }: Reading): Instant => typed?.recordedAt ?? at;
