import { after, Millis, type Instant } from "../../kernel/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { countedFrom, due, fromWords, timingOf } from "../discharge/timer.ts";
import { spanWords } from "../span.ts";
import { enter, openSession } from "./change.ts";
import type { SessionState } from "./state.ts";

/** When the last of the dose was given: when the pump stopped. */
export function doseEnd({ facts: { dose } }: SessionState): Instant | undefined {
  return dose === "none" || dose.stoppedAt === "not yet" ? undefined : dose.stoppedAt;
}

/** The earliest instant of recovery, as far as time alone tells. */
export function recoveryFrom(session: SessionState): Instant | undefined {
  const { dose } = session.facts;
  if (dose === "none" || dose.stoppedAt === "not yet") return undefined;
  const { from, leastMs } = session.protocol.active;
  return after(countedFrom({ ...dose, stoppedAt: dose.stoppedAt }, from, session.protocol), leastMs);
}

/** From when discharge may be checked, before it may be signed (safety S21). */
export function reviewFrom(session: SessionState): Instant | undefined {
  const timing = timingOf(session);
  if (timing === "dose goes on") return undefined;
  return after(timing.from, Millis(Math.max(0, timing.ms - session.protocol.discharge.earlyMs)));
}

/** From when it may be signed, as far as time tells. */
export function signatureFrom(session: SessionState): Instant | undefined {
  const timing = timingOf(session);
  return timing === "dose goes on" ? undefined : due(timing);
}

/** Moves on by rule where all that a phase waits for is there. */
export function followPhases(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { facts, protocol } = session;
  if (facts.phase === "active") {
    const from = recoveryFrom(session);
    if (facts.dose === "none" || from === undefined || turn.at < from || !isAwake(session)) return;
    const least = spanWords(protocol.active.leastMs);
    const since = fromWords(facts.dose, protocol.active.from, protocol);
    enter(turn, "recovery", {}, "rule", `MOAA/S 5 and dissociation resolved, ${least} after ${since}`);
    return followPhases(turn);
  }
  if (facts.phase === "recovery") {
    const from = reviewFrom(session);
    if (from === undefined || turn.at < from) return;
    const timing = timingOf(session);
    if (timing === "dose goes on") return;
    const least = Millis(Math.max(0, timing.ms - protocol.discharge.earlyMs));
    enter(turn, "review", {}, "rule", `${spanWords(least)} after ${timing.words}`);
  }
}

/**
 * MOAA/S 5 and dissociation resolved, each as last recorded and found after the pump stopped; of dissociation a CADSS-6 that a
 * discharge would take says as much (clinical 7).
 */
export function isAwake(session: SessionState): boolean {
  const end = doseEnd(session);
  const { moaas, dissociation: told, cadss6 } = session.facts.findings;
  const dissociation = told === undefined || (cadss6 !== undefined && cadss6.at > told.at) ? cadss6 : told;
  if (end === undefined || moaas === undefined || dissociation === undefined) return false;
  const { value } = dissociation;
  const isResolved = typeof value === "number" ? value <= session.protocol.discharge.cadss6Most : value === "resolved";
  return moaas.value === 5 && moaas.at > end && isResolved && dissociation.at > end;
}
