import { Millis, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";

/** No wait is shorter: below it a browser could not show what happens. */
const LEAST = Seconds(1);

/**
 * A protocol for simulated patients that runs so many times as fast: waits, cadences and timers are shorter; every clinical
 * limit, every delay of an alarm and how long something counts as fresh is as it was. It says that it is simulated.
 */
export function shorten(protocol: Protocol, times: number): Protocol {
  const { baseline, dosing, active, dissociation, cadence, assessment, home, discharge } = protocol;
  const ms = (span: Millis): Millis => Millis(Math.max(LEAST, Math.round(span / times)));
  const all = (spans: readonly Millis[]): Millis[] => spans.map(ms);
  return {
    ...protocol,
    label: `${protocol.label} (${times} times as fast, simulated)`,
    simulated: true,
    baseline: { ...baseline, apartMs: ms(baseline.apartMs) },
    dosing: shortDosing(dosing, ms),
    active: { ...active, leastMs: ms(active.leastMs) },
    dissociation: { fromMs: ms(dissociation.fromMs), afterMs: ms(dissociation.afterMs) },
    cadence: {
      ...cadence,
      at: all(cadence.at),
      firstSessionAt: all(cadence.firstSessionAt),
      earlyMs: ms(cadence.earlyMs),
      dosingMs: ms(cadence.dosingMs),
      afterMs: ms(cadence.afterMs),
      alarmMs: ms(cadence.alarmMs),
      grace: cadence.grace === "none" ? "none" : { ms: ms(cadence.grace.ms), untilMs: ms(cadence.grace.untilMs) },
      mandatory:
        cadence.mandatory === "none" ? "none" : { atMs: ms(cadence.mandatory.atMs), byMs: ms(cadence.mandatory.byMs) },
    },
    assessment: {
      ...assessment,
      at: all(assessment.at),
      everyMs: ms(assessment.everyMs),
      closeMs: ms(assessment.closeMs),
    },
    home:
      home === "not at home" ? home : { ...home, replyEveryMs: ms(home.replyEveryMs), presenceMs: ms(home.presenceMs) },
    discharge: {
      ...discharge,
      timers: discharge.timers.map((timer) => ({ ...timer, ms: ms(timer.ms) })),
      factorMs: ms(discharge.factorMs),
      earlyMs: ms(discharge.earlyMs),
      apartMs: ms(discharge.apartMs),
      waitingMs: ms(discharge.waitingMs),
      bp: { ...discharge.bp, apartMs: ms(discharge.bp.apartMs) },
      spo2: { ...discharge.spo2, overMs: ms(discharge.spo2.overMs) },
    },
  };
}

function shortDosing(dosing: Protocol["dosing"], ms: (span: Millis) => Millis): Protocol["dosing"] {
  switch (dosing.kind) {
    case "pump":
      return { ...dosing, plannedMs: ms(dosing.plannedMs), overrunMs: ms(dosing.overrunMs) };
    case "devices":
      return { ...dosing, restMs: ms(dosing.restMs) };
    case "tablet":
      return { ...dosing, dissolveMs: ms(dosing.dissolveMs) };
    case "injection":
      return dosing;
  }
}
