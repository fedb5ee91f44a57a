import { valuesNow } from "./valuesNow.ts";
import { isNear, proof, shareOf, type Proof, type Scene } from "./proof.ts";

/** S21: every oximeter's pulse of good quality lies inside, or near a baseline that lay outside itself. Per minute. */
export function pulseProof({ session, chair }: Scene): Proof {
  const { least, most, nearBaseline } = session.protocol.discharge.pulse;
  const { baseline } = session.facts;
  const pulses = valuesNow(chair, "pulse");
  if (pulses.length === 0) return proof("not known", "no oximeter shows a pulse of good quality");
  const ownRange = baseline !== "not yet" && (baseline.pulse < least || baseline.pulse > most);
  const isOk = (pulse: number): boolean =>
    (pulse >= least && pulse <= most) || (ownRange && isNear(pulse, baseline.pulse, nearBaseline));
  const outside = pulses.find((pulse) => !isOk(pulse));
  const near = ownRange
    ? ` or within ${shareOf(baseline.pulse, nearBaseline)} of the baseline of ${baseline.pulse}`
    : "";
  const range = `${least} to ${most} /min${near}`;
  if (outside === undefined) return proof("met", `inside ${range}`);
  return proof("not met", `outside ${range}`, { now: `${outside} /min is outside ${range}` });
}
