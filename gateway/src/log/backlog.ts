import type { Seq } from "@vigil/shared/contracts";
import { Deque } from "./deque.ts";

export type Waiting = { seq: Seq; line: string };

/**
 * What waits for the disk, at most `capacity` envelopes. When it is full the oldest sample goes first; only when no sample
 * is left does the oldest event go, for the newest says how things stand. What goes is counted.
 */
export class Backlog {
  readonly #events = new Deque<Waiting>();
  readonly #samples = new Deque<Waiting>();
  readonly #capacity: number;
  #lostSamples = 0;
  #lostEvents = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#events.size + this.#samples.size;
  }

  get lostSamples(): number {
    return this.#lostSamples;
  }

  get lostEvents(): number {
    return this.#lostEvents;
  }

  push(waiting: Waiting, sample: boolean): void {
    (sample ? this.#samples : this.#events).push(waiting);
    if (this.size <= this.#capacity) return;
    if (this.#samples.shift() !== undefined) this.#lostSamples++;
    else if (this.#events.shift() !== undefined) this.#lostEvents++;
  }

  /** Takes out the first `most`, in order of seq. */
  take(most: number): Waiting[] {
    const taken: Waiting[] = [];
    while (taken.length < most) {
      const event = this.#events.first;
      const sample = this.#samples.first;
      const from =
        event === undefined || (sample !== undefined && sample.seq < event.seq) ? this.#samples : this.#events;
      const next = from.shift();
      if (next === undefined) break;
      taken.push(next);
    }
    return taken;
  }
}
