import type { Criterion, CriterionId, Envelope, Session, SessionId, YesNo } from "../../contracts/index.ts";
import { holdWords } from "./facts.ts";

/** Whether the vitals before the dose were acceptable: no number held it, or a clinician let it pass. */
export function acceptableBefore({ baseline, holds, cleared }: Session): YesNo {
  if (baseline === "not yet") return { answer: "not known", words: "there was no complete baseline" };
  const numbers = holds.filter((hold) => !("words" in hold));
  if (numbers.length === 0) {
    const words = `within every limit: baseline ${baseline.systolic}/${baseline.diastolic}, the mean of its readings`;
    return { answer: "yes", words };
  }
  const words = numbers.map(holdWords).join("; ");
  if (cleared === "not needed") return { answer: "no", words };
  return { answer: "yes", words: `${words}; cleared by ${cleared.by.name}: ${cleared.reason}` };
}

const vitals: readonly CriterionId[] = ["bp", "pulse", "spo2"];

/** Whether those at the end were: by the criteria as they were last judged. */
export function acceptableAtCompletion(session: SessionId, envelopes: readonly Envelope[]): YesNo {
  let criteria: readonly Criterion[] = [];
  for (const { event } of envelopes)
    if (event.type === "session.judged" && event.session === session && event.judgement.criteria.length > 0)
      ({ criteria } = event.judgement);
  const judged = criteria.filter(({ id }) => vitals.includes(id));
  if (judged.length < vitals.length) return { answer: "not known", words: "discharge was not judged" };
  const words = judged.map(({ words: what, state, evidence }) => `${what}: ${state}, ${evidence}`).join("; ");
  if (judged.some(({ state }) => state === "not met")) return { answer: "no", words };
  return { answer: judged.every(({ state }) => state === "met") ? "yes" : "not known", words };
}
