import type { Envelope } from "@vigil/shared/contracts";
import type { EventLog, LogState } from "../../gateway/src/ports.ts";

/** Resolves when the last of these envelopes is durable. */
export function durableTo(log: EventLog, envelopes: readonly Envelope[]): Promise<void> {
  const last = envelopes.at(-1);
  if (last === undefined) throw new Error("nothing to wait for");
  return new Promise((resolve) => {
    if (log.durable() >= last.seq) return resolve();
    log.onDurable((durable) => durable >= last.seq && resolve());
  });
}

/** Resolves with the first state that is told from now on and is as wished. */
export const stateWhere = (log: EventLog, wished: (state: LogState) => boolean): Promise<LogState> =>
  new Promise((resolve) => log.onState((state) => wished(state) && resolve(state)));

export async function collected(envelopes: AsyncIterable<Envelope>): Promise<Envelope[]> {
  const all: Envelope[] = [];
  for await (const envelope of envelopes) all.push(envelope);
  return all;
}

export const seqs = (envelopes: readonly Envelope[]): number[] => envelopes.map((envelope) => envelope.seq);
