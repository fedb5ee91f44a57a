import { between } from "../../kernel/index.ts";
import type { Session } from "../../contracts/index.ts";
import type { Reading, SessionState } from "../session/state.ts";
import { spanWords } from "../span.ts";
import { isFresh, isNear, proof, shareOf, type Proof, type Scene } from "./proof.ts";

/**
 * S21: two readings since the end of the dose, far enough apart, the last one fresh. Both must hold, and so must what was
 * read between them: the later one alone would hide the peak that it came down from.
 */
export function pressureProof({ session, doseEnd, at }: Scene): Proof {
  const { apartMs, freshForMs } = session.protocol.discharge.bp;
  const readings = session.readings.filter((reading) => reading.at >= doseEnd);
  const last = readings.at(-1);
  if (last === undefined) return proof("not known", "no reading since the pump stopped");
  const of = { at: last.at };
  if (!isFresh(last.at, freshForMs, at))
    return proof("not known", `the last reading, ${words(last)}, is more than ${spanWords(freshForMs)} old`, of);
  for (const reading of readings.toReversed()) {
    const fault = faultOf(reading, session);
    if (fault !== "none") return proof("not met", `${words(reading)} is ${fault}`, of);
    if (between(reading.at, last.at) >= apartMs)
      return proof("met", `${words(reading)} and ${words(last)} mmHg, at least ${spanWords(apartMs)} apart`, of);
  }
  const more = `another one is needed, at least ${spanWords(apartMs)} after the first`;
  return proof("not known", `${readings.map(words).join(", ")} mmHg: ${more}`, of);
}

/** What is wrong with a pressure, with the limit; "none" if nothing is. */
function faultOf({ systolic, diastolic }: Reading, { facts, protocol }: SessionState): string {
  const { baseline } = facts;
  const { never, systolicLeast, systolicLeastNear, nearBaseline, diastolicLeast } = protocol.discharge.bp;
  if (systolic > never.systolic || diastolic > never.diastolic)
    return `above ${never.systolic}/${never.diastolic}, which is never enough`;
  if (systolic < systolicLeast) {
    if (systolic < systolicLeastNear) return `below ${systolicLeastNear} systolic`;
    if (baseline === "not yet" || !isNear(systolic, baseline.systolic, nearBaseline))
      return `below ${systolicLeast} systolic and not within ${percent(nearBaseline)} of the baseline`;
  }
  if (diastolic < diastolicLeast) return `below ${diastolicLeast} diastolic`;
  return tooHigh({ systolic, diastolic }, baseline, protocol.discharge.bp);
}

// Both components hold by the same way out, or there is none: 120 % of the baseline, or below 140/90.
function tooHigh(
  { systolic, diastolic }: Pick<Reading, "systolic" | "diastolic">,
  baseline: Session["baseline"],
  { orBelow, ofBaseline }: SessionState["protocol"]["discharge"]["bp"],
): string {
  if (systolic < orBelow.systolic && diastolic < orBelow.diastolic) return "none";
  const below = `not below ${orBelow.systolic}/${orBelow.diastolic}`;
  if (baseline === "not yet") return below;
  const most = {
    systolic: shareOf(baseline.systolic, ofBaseline),
    diastolic: shareOf(baseline.diastolic, ofBaseline),
  };
  if (systolic <= most.systolic && diastolic <= most.diastolic) return "none";
  return `${below}, and above ${percent(ofBaseline)} of the baseline (${most.systolic}/${most.diastolic})`;
}

const words = ({ systolic, diastolic }: Reading): string => `${systolic}/${diastolic}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
