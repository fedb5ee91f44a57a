import type { ChairId, Envelope, VigilEvent, View } from "../contracts/index.ts";
import { foldEnvelope } from "./fold.ts";

/**
 * Folds envelopes one after another: what `foldEnvelope` says of each. Pure; but the map of all chairs is copied once and not
 * for each envelope, which in a flood of hundreds of chairs is most of the work.
 */
export function foldEnvelopes(view: View, envelopes: readonly Envelope[]): View {
  let next = view;
  // The copy that only this call knows.
  let own: View["chairs"] | undefined;
  for (const envelope of envelopes) {
    const id = chairOf(envelope.event);
    const chair = id === undefined ? undefined : next.chairs[id];
    if (id === undefined || chair === undefined) {
      next = foldEnvelope(next, envelope);
      if (next.chairs !== own) own = undefined;
      continue;
    }
    const alone = foldEnvelope({ ...next, chairs: { [id]: chair } }, envelope);
    const changed = alone.chairs[id];
    own ??= { ...next.chairs };
    if (changed !== undefined) own[id] = changed;
    next = { ...alone, chairs: own };
  }
  return next;
}

/** The one chair that an event can change; undefined for those that concern the house. */
function chairOf(event: VigilEvent): ChairId | undefined {
  if (event.type === "alarm.changed") return event.alarm.chair;
  return "chair" in event ? event.chair : undefined;
}
