import { inputTypes, type Decision, type Envelope, type Input } from "@vigil/shared/contracts";
import type { Engine } from "./engine.ts";
import type { Dated } from "./compare.ts";

/** Folds recorded inputs through an engine, in order, and returns what it decides. Decisions among them are passed over. */
export function refold(engine: Engine, envelopes: readonly Envelope[], poison: ReadonlySet<number>): Dated[] {
  const decided: Dated[] = [];
  for (const { seq, at, event } of envelopes)
    if (!poison.has(seq) && isInput(event)) decided.push(...engine.advance(event, at));
  // Deadlines that fired after the last input are in the record too; those it does not know yet still lie ahead.
  const last = envelopes.at(-1);
  if (last !== undefined) decided.push(...engine.advance("wake", last.at));
  return decided;
}

/**
 * What one chair's engine was given: nothing between its failure and the next start, when a new engine folded all again but
 * the poison.
 */
export function givenToChair(envelopes: readonly Envelope[]): Envelope[] {
  let failed = false;
  return envelopes.filter(({ event }) => {
    if (event.type === "gateway.started") failed = false;
    if (event.type === "engine.failed") failed = true;
    return !failed;
  });
}

export const isInput = (event: Envelope["event"]): event is Input => inputTypes.has(event.type);
export const isDecision = (event: Envelope["event"]): event is Decision => !isInput(event);
