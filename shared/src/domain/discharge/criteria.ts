import { after, earliest, Instant, type Millis } from "../../kernel/index.ts";
import type { Criterion, CriterionId } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import { reopenedAt } from "../session/reopened.ts";
import type { SessionState } from "../session/state.ts";
import { spanWords } from "../span.ts";
import { sliceMs, sliceStart } from "./air.ts";
import { calmProof } from "./calm.ts";
import { foundFor, humanProof, rulesOf } from "./human.ts";
import { pressureProof } from "./pressure.ts";
import type { Proof, Scene } from "./proof.ts";
import { pulseProof } from "./pulse.ts";
import { saturationProof } from "./saturation.ts";
import { timeProof } from "./time.ts";
import { due, endWords, timingSince } from "./timer.ts";

/** A criterion with the words for whoever asks at this instant. */
export type Proven = { readonly id: CriterionId; readonly words: string } & Proof;

/** The conditions of discharge in recovery and review (safety S21); none in any other phase. */
export const criteriaOf = (session: SessionState, chair: ChairState, at: Instant): readonly Criterion[] =>
  session.facts.phase === "waiting" ? [] : proveAll(session, chair, at).map(({ now: _, ...criterion }) => criterion);

/** How each stands, in recovery and review; and while a patient who was signed waits for the ride (S22), when nobody is asked. */
export function proveAll(session: SessionState, chair: ChairState, at: Instant): readonly Proven[] {
  const scene = sceneOf(session, chair, at);
  if (scene === "none") return [];
  const { discharge } = session.protocol;
  const { timing } = scene;
  return [
    { id: "time", words: `At least ${spanWords(timing.ms)} since ${timing.words}`, ...timeProof(scene) },
    { id: "bp", words: "Pressure, two readings", ...pressureProof(scene) },
    { id: "pulse", words: "Pulse", ...pulseProof(scene) },
    { id: "spo2", words: `SpO2 on room air for ${spanWords(discharge.spo2.overMs)}`, ...saturationProof(scene) },
    ...rulesOf(session).map((rule) => ({ id: rule.id, words: rule.words(discharge), ...humanProof(rule, scene) })),
    { id: "alarms", words: "No medium or high alarm", ...calmProof(scene) },
  ];
}

/** The next instant at which a criterion may change by time alone; always later than `at`. */
export function criteriaDue(session: SessionState, chair: ChairState, at: Instant): Instant | undefined {
  const scene = sceneOf(session, chair, at);
  if (scene === "none") return undefined;
  const { findingFreshMs, bp, spo2 } = session.protocol.discharge;
  const { oxygen } = session.facts;
  // At its limit a fact is still fresh: it is too old one millisecond later.
  const grownOld = (then: Instant, freshForMs: Millis): Instant => Instant(then + freshForMs + 1);
  const last = session.readings.at(-1);
  const soon: readonly (Instant | undefined)[] = [
    due(scene.timing),
    last && grownOld(last.at, bp.freshForMs),
    ...rulesOf(session).map((rule) => {
      const last = rule.stands === "a while" ? foundFor(rule, session) : undefined;
      return last && grownOld(last.found.at, findingFreshMs);
    }),
    oxygen.flow === "off" && oxygen.since !== "never" ? after(oxygen.since, spo2.overMs) : undefined,
    after(sliceStart(at, spo2.overMs), sliceMs(spo2.overMs)),
  ];
  return soon.reduce(
    (soonest, next) => (next === undefined || next <= at ? soonest : earliest(soonest, next)),
    undefined,
  );
}

function sceneOf(session: SessionState, chair: ChairState, at: Instant): Scene | "none" {
  const { phase, dose } = session.facts;
  if (
    (phase !== "recovery" && phase !== "review" && phase !== "waiting") ||
    dose === "none" ||
    dose.stoppedAt === "not yet"
  )
    return "none";
  const timing = timingSince(session, { ...dose, stoppedAt: dose.stoppedAt });
  const reopened = reopenedAt(session.facts);
  return reopened === undefined || reopened < dose.stoppedAt
    ? { session, chair, since: dose.stoppedAt, sinceWords: endWords(session.protocol), timing, at }
    : { session, chair, since: reopened, sinceWords: "the session was reopened", timing, at };
}
