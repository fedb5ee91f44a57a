import { between, type Instant } from "../../kernel/index.ts";
import type { ChairState } from "../chair/state.ts";
import { spanWords } from "../span.ts";
import { freshUntil } from "./baseline.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import type { SessionState } from "./state.ts";
import { spo2Now } from "./vitals.ts";

/** What stands against a dose that starts at `start`, once the baseline is cleared: it is too old by then (S19), or `noDose`. */
export function noStart(session: SessionState, chair: ChairState, start: Instant): Obstacle | "none" {
  const { facts, protocol } = session;
  const { baseline } = facts;
  if (baseline === "not yet") return obstacle("There is no baseline");
  if (start <= freshUntil(baseline, protocol)) return noDose(session, chair);
  const most = spanWords(protocol.baseline.freshForMs);
  // Rounded up, so that what is too old never reads as the limit itself.
  const age = Math.ceil(between(baseline.at, start) / 1_000);
  const old = age < 60 ? `${age} s` : `${Math.floor(age / 60)} min ${age % 60} s`;
  return obstacle(`The baseline is older than ${most}: take new readings`, {
    why: `The baseline is ${old} old, at most ${most} is allowed: take new readings`,
  });
}

/** S19: no more drug while one of these stands, and none while the saturation is not known; the first that stands. */
export function noDose({ facts, protocol, readings }: SessionState, chair: ChairState): Obstacle | "none" {
  const { above, spo2Below, moaasUpTo } = protocol.noDose;
  const last = readings.at(-1);
  if (last !== undefined && (last.systolic > above.systolic || last.diastolic > above.diastolic))
    return obstacle(
      `The pressure is ${last.systolic}/${last.diastolic} mmHg, above ${above.systolic}/${above.diastolic}: no dose`,
    );
  const spo2 = spo2Now(chair);
  if (spo2 === "unknown") return obstacle("SpO2 is not known: see to the probe");
  if (spo2.value < spo2Below)
    return obstacle(`SpO2 is below ${spo2Below} %: no dose`, {
      why: `SpO2 is ${spo2.value} %, below ${spo2Below} %: no dose`,
    });
  const moaas = facts.findings["moaas"]?.value;
  if (typeof moaas === "number" && moaas <= moaasUpTo)
    return obstacle(`MOAA/S is ${moaas}, it must be above ${moaasUpTo}: no dose until it is recorded anew`);
  for (const { alarm } of Object.values(chair.alarms))
    if (alarm.priority === "high" && alarm.phase !== "pending")
      return obstacle(`A high alarm is ${alarm.phase}: no dose until it is over`);
  return "none";
}
