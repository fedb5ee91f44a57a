import type { Envelope, LatestItem, Seq, Subscribe, View } from "@vigil/shared/contracts";
import { foldEnvelope, foldLatest } from "@vigil/shared/view";

/**
 * What the page holds of the log. `settled` is folded from durable events alone; `tail` are events seen above that, which a
 * crash of the gateway may lose; `view` is all of it, and what is shown.
 */
export type Held = { settled: View; settledKnown: boolean; tail: readonly Envelope[]; view: View; durable: Seq };

/** A snapshot may itself stand above what is durable; then it is no ground to resume from until the log has caught up. */
export function fromSnapshot(view: View, durable: Seq): Held {
  return { settled: view, settledKnown: view.asOf <= durable, tail: [], view, durable };
}

/** Folds events that came in one batch. What is already held is passed over, for events arrive at least once. */
export function withEvents(held: Held, envelopes: readonly Envelope[]): Held {
  let { view } = held;
  const fresh: Envelope[] = [];
  for (const envelope of envelopes) {
    if (envelope.seq <= view.asOf) continue;
    view = foldEnvelope(view, envelope);
    fresh.push(envelope);
  }
  return fresh.length === 0 ? held : settle({ ...held, view, tail: [...held.tail, ...fresh] });
}

export const withLatest = (held: Held, items: readonly LatestItem[]): Held => {
  const view = foldLatest(held.view, items);
  return view === held.view ? held : { ...held, view };
};

/** The log has committed up to `durable`. */
export const withDurable = (held: Held, durable: Seq): Held =>
  durable <= held.durable ? held : settle({ ...held, durable });

/** Back after a break: what was seen above `since` is dropped, and told again by the gateway if it was recorded. */
export function resumed(held: Held, envelopes: readonly Envelope[], latest: readonly LatestItem[], durable: Seq): Held {
  const ground: Held = { ...held, tail: [], view: held.settled, durable };
  return withLatest(withEvents(ground, envelopes), latest);
}

/** What to ask for on the next connection: nothing, for a snapshot, or the highest durable seq that is held. */
export const resumeFrom = (held: Held): Pick<Subscribe, "since" | "epoch"> =>
  held.settledKnown ? { since: held.settled.asOf, epoch: held.settled.epoch } : {};

/** Alarms whose last change is shown but not on disk yet, with the number that must become durable. */
export function notRecorded(held: Held): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { seq, event } of held.tail)
    if (event.type === "alarm.changed" && seq > held.durable) keys.add(event.alarm.key);
  return keys;
}

function settle(held: Held): Held {
  const settledKnown = held.settledKnown || held.settled.asOf <= held.durable;
  const done = held.tail.filter((envelope) => envelope.seq <= held.durable);
  if (done.length === 0) return settledKnown === held.settledKnown ? held : { ...held, settledKnown };
  const settled = done.reduce(foldEnvelope, held.settled);
  return { ...held, settled, settledKnown, tail: held.tail.slice(done.length) };
}
