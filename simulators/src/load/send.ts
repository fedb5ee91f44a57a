import { concatBytes } from "@vigil/shared/kernel";
import type { Wire } from "../wires/wire.ts";
import { dueBy } from "./pace.ts";
import { loadBytes } from "./readings.ts";

export type LoadOptions = {
  wires: readonly Wire[];
  count: number;
  /** Results a second over all wires. */
  rate: number | "max";
  /** The cuffs' calendar at result 0, in milliseconds of that calendar. */
  calendar: number;
  /** The first result's number. */
  first: number;
  stopped(): boolean;
};

/** At `max` so many results go into one write: the sender must not be what is measured. */
const BATCH = 64;

/**
 * Sends the results first, first + 1, …; wires take turns. What a line cannot take waits, nothing is dropped. Settles when the
 * last was handed over, or when a line was closed.
 */
export async function sendLoad(options: LoadOptions): Promise<{ sent: number; ms: number }> {
  const { wires, count, rate, calendar, first, stopped } = options;
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  let sent = 0;
  for (let turn = 0; sent < count && !stopped(); turn += 1) {
    const size = rate === "max" ? Math.min(BATCH, count - sent) : 1;
    if (rate !== "max" && dueBy(elapsed(), rate, count) <= sent) await pause((sent * 1_000) / rate - elapsed());
    const wire = wires[turn % wires.length];
    if (wire === undefined) throw new Error("a load without a wire");
    const from = first + sent;
    const bytes = concatBytes(...Array.from({ length: size }, (_, index) => loadBytes(from + index, calendar)));
    while (!wire.send(bytes) && wire.open) await wire.drained();
    if (!wire.open) break;
    sent += size;
    // A full socket is waited for; and sockets are served between the batches.
    if (rate === "max") await Promise.all([wire.drained(), new Promise<void>((done) => setImmediate(done))]);
  }
  return { sent, ms: elapsed() };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, Math.max(0, ms)));
