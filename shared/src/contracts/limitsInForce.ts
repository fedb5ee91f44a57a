import type { Limits, ThresholdStep } from "./limits.ts";
import type { Protocol } from "./protocol.ts";
import type { Session } from "./session.ts";

type Judged = Pick<Session, "limits" | "ended" | "screening" | "oxygen" | "baseline">;

/**
 * By what a patient is judged: the site's limits, what the protocol's route and setting change of them, what a person changed
 * for this session, and what the patient's own state asks for. With the session they are over (safety S14: back at
 * discharge). The engine and the screens reckon with this one function. The number of steps never changes with the state.
 */
export function limitsInForce(site: Limits, protocol: Protocol | "none", session: Judged | "none"): Limits {
  if (protocol === "none" || session === "none" || session.ended !== "no") return site;
  const adjusted = session.limits === "as in the protocol" ? {} : session.limits.limits;
  const limits: Limits = { ...site, ...givenLimits(protocol.limits), ...givenLimits(adjusted) };
  // What somebody set for this patient's pulse stands.
  const pulseLow = adjusted.pulseLow ?? slowPulse(limits, session);
  return { ...limits, spo2Low: saturation(limits, session), pulseLow };
}

/** Only what is there: a part that was left out must not hide the site's own. */
export const givenLimits = (part: { readonly [K in keyof Limits]?: Limits[K] | undefined }): Partial<Limits> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));

/** S7: an oximeter that may over-read; S8: while oxygen runs. Never milder than the limits that are there. */
function saturation({ spo2Low, rules }: Limits, { screening, oxygen }: Judged): Limits["spo2Low"] {
  const medium = Math.max(
    screening.overRead ? rules.overRead.medium : 0,
    oxygen.flow === "off" ? 0 : rules.oxygenMedium,
  );
  const high = screening.overRead ? rules.overRead.high : 0;
  if (medium === 0 && high === 0) return spo2Low;
  const firstHigh = spo2Low.findIndex(({ priority }) => priority === "high");
  return spo2Low.map((step, index): ThresholdStep => {
    const least = step.priority !== "high" ? medium : index === firstHigh ? high : 0;
    return step.limit >= least ? step : { ...step, limit: least };
  });
}

/** S6: whose pulse is slow by nature is not alarmed for it, down to a floor. */
function slowPulse({ pulseLow, rules }: Limits, { baseline }: Judged): Limits["pulseLow"] {
  const { from, to, less, floor } = rules.slowBaseline;
  if (baseline === "not yet" || baseline.pulse < from || baseline.pulse > to) return pulseLow;
  const limit = Math.max(floor, baseline.pulse - less);
  return pulseLow.map((step) => (step.priority === "medium" && step.limit > limit ? { ...step, limit } : step));
}
