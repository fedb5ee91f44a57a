import { between } from "../../kernel/index.ts";
import type { Session } from "../../contracts/index.ts";
import type { Reading, SessionState } from "../session/state.ts";
import { spanWords } from "../span.ts";
import { isFresh, isNear, proof, shareOf, type Proof, type Scene } from "./proof.ts";

// S21: at or above either of these nobody is discharged, whoever signs; it is the S14 bound of a high pressure, too.
const severe = { systolic: 180, diastolic: 110 };

/**
 * S21: two readings since the end of the dose (or since a reopening), far enough apart, the last one fresh. Both must hold, and so must what was
 * read between them: the later one alone would hide the peak that it came down from.
 */
export function pressureProof({ session, since, sinceWords, at }: Scene): Proof {
  const { apartMs, freshForMs } = session.protocol.discharge.bp;
  const readings = session.readings.filter((reading) => reading.at >= since);
  const last = readings.at(-1);
  // What is not known may be as high as any: it is not signed over.
  const unknown = { overridable: false };
  if (last === undefined) return proof("not known", `no reading since ${sinceWords}`, unknown);
  const of = { at: last.at };
  if (!isFresh(last.at, freshForMs, at)) {
    const old = `the last reading, ${words(last)}, is more than ${spanWords(freshForMs)} old`;
    return proof("not known", old, { ...of, ...unknown });
  }
  const newestFirst = readings.toReversed();
  const paired = newestFirst.findIndex((reading) => between(reading.at, last.at) >= apartMs);
  const own = paired === -1 ? newestFirst : newestFirst.slice(0, paired + 1);
  const from = own.at(-1)?.at ?? since;
  // S12: what a device had kept proves no good pressure, and may well prove a bad one.
  const judged = [...own, ...session.keptReadings.filter((reading) => reading.at >= from)];
  for (const reading of judged) {
    const fault = faultOf(reading, session);
    if (fault !== "none")
      return proof("not met", `${words(reading)} is ${fault}`, { ...of, overridable: !judged.some(isSevere) });
  }
  const first = newestFirst[paired];
  if (first !== undefined)
    return proof("met", `${words(first)} and ${words(last)} mmHg, at least ${spanWords(apartMs)} apart`, of);
  const more = `another one is needed, at least ${spanWords(apartMs)} after the first`;
  return proof("not known", `${readings.map(words).join(", ")} mmHg: ${more}`, { ...of, ...unknown });
}

const isSevere = ({ systolic, diastolic }: Reading): boolean =>
  systolic >= severe.systolic || diastolic >= severe.diastolic;

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

const words = ({ systolic, diastolic, typed }: Reading): string =>
  `${systolic}/${diastolic}${typed === undefined ? "" : " (typed)"}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
