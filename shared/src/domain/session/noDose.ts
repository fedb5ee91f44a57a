import { conditionNames } from "../../contracts/index.ts";
import { after, between, type Instant } from "../../kernel/index.ts";
import type { ChairState } from "../chair/state.ts";
import { spanWords } from "../span.ts";
import { isBound } from "./binding.ts";
import { freshUntil } from "./baseline.ts";
import { highOf } from "./highOf.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import { unboundWords } from "./screeningGaps.ts";
import type { SessionState } from "./state.ts";
import { lastKnown } from "./takeReading.ts";
import { spo2Now } from "./vitals.ts";

/** What stands against a dose that starts at `start`, once the baseline is cleared: it is too old by then (S19), or `noDose`. */
export function noStart(session: SessionState, chair: ChairState, start: Instant): Obstacle | "none" {
  const { facts, protocol } = session;
  const { baseline } = facts;
  if (baseline === "not yet") return obstacle("There is no baseline");
  // What is read while the pump runs is no baseline, however late the start is recorded (S12).
  if (start < baseline.at)
    return obstacle(
      `The last baseline reading was taken ${spanWords(between(start, baseline.at))} after that time: the dose cannot have begun before it`,
    );
  if (start <= freshUntil(baseline, protocol)) return noDose(session, chair);
  const most = spanWords(protocol.baseline.freshForMs);
  return obstacle(`The baseline is older than ${most}: take new readings`, {
    why: `The baseline is ${oldWords(baseline.at, start)} old, at most ${most} is allowed: take new readings`,
  });
}

/** What stands against a pump that runs again: `noDose`, and a pressure that is older than a baseline may be at the start. */
export function noResume(session: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  const until = pressureUntil(session);
  const last = session.readings.at(-1);
  if (last === undefined || until === undefined) return obstacle("The pressure is not known: measure it");
  if (at <= until) return noDose(session, chair);
  const most = spanWords(session.protocol.baseline.freshForMs);
  return obstacle(`The last pressure is older than ${most}: measure again`, {
    why: `The last pressure is ${oldWords(last.at, at)} old, at most ${most} is allowed: measure again`,
  });
}

/** Until when a pump may run again on the last reading, that instant included. */
export function pressureUntil({ readings, protocol }: SessionState): Instant | undefined {
  const last = readings.at(-1);
  return last === undefined ? undefined : after(last.at, protocol.baseline.freshForMs);
}

// Rounded up, so that what is too old never reads as the limit itself.
function oldWords(then: Instant, now: Instant): string {
  const age = Math.ceil(between(then, now) / 1_000);
  return age < 60 ? `${age} s` : `${Math.floor(age / 60)} min ${age % 60} s`;
}

/** S19: no more drug while one of these stands, and none while the saturation is not known; the first that stands. */
export function noDose(session: SessionState, chair: ChairState): Obstacle | "none" {
  const { facts, protocol } = session;
  const { above, spo2Below, moaasUpTo } = protocol.noDose;
  const last = lastKnown(session);
  if (last !== undefined && (last.systolic > above.systolic || last.diastolic > above.diastolic))
    return obstacle(
      `The pressure is ${last.systolic}/${last.diastolic} mmHg, above ${above.systolic}/${above.diastolic}: no dose`,
    );
  if (!isBound(session, chair)) return obstacle(`Nobody knows whose finger the probe is on: ${unboundWords(chair)}`);
  const spo2 = spo2Now(chair);
  if (spo2 === "unknown") return obstacle("SpO2 is not known: see to the probe");
  if (spo2.value < spo2Below)
    return obstacle(`SpO2 is below ${spo2Below} %: no dose`, {
      why: `SpO2 is ${spo2.value} %, below ${spo2Below} %: no dose`,
    });
  const moaas = facts.findings["moaas"]?.value;
  if (typeof moaas === "number" && moaas <= moaasUpTo)
    return obstacle(`MOAA/S is ${moaas}, it must be above ${moaasUpTo}: no dose until it is recorded anew`);
  const high = highOf(chair);
  if (high === "none") return "none";
  return obstacle(`A high alarm is ${high.phase} (${conditionNames[high.condition]}): no dose until it is over`);
}
