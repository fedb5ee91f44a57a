import type { LogState } from "../ports.ts";
import type { Backlog } from "./backlog.ts";
import { Listeners } from "./listeners.ts";

// Where the disk is too slow, each commit may find more samples lost: so often is that told, not at each.
const LOST_TOLD_EVERY_MS = 1_000;

/** What the log says of itself, told when it changes. */
export class Condition {
  readonly listeners = new Listeners<LogState>();
  readonly #backlog: Backlog;
  readonly #inFlight: () => number;
  #trouble = "";
  #note = "";
  #told = { writable: true, why: "", lost: 0 };
  #lostToldAt = Number.NEGATIVE_INFINITY;

  constructor(backlog: Backlog, inFlight: () => number) {
    this.#backlog = backlog;
    this.#inFlight = inFlight;
  }

  /** `trouble` and `note` are sentences, empty for none: with trouble nothing is written, with a note all is. */
  set(change: { trouble?: string; note?: string }): void {
    this.#trouble = change.trouble ?? this.#trouble;
    this.#note = change.note ?? this.#note;
    const { writable, why, lost } = this.now();
    const told = this.#told;
    const waits = lost !== told.lost && writable && performance.now() - this.#lostToldAt < LOST_TOLD_EVERY_MS;
    if (writable === told.writable && (waits || (why === told.why && lost === told.lost))) return;
    if (lost !== told.lost) this.#lostToldAt = performance.now();
    this.#told = { writable, why, lost };
    this.listeners.tell(this.now());
  }

  now(): LogState {
    const { lostSamples, lostEvents, size } = this.#backlog;
    const holes = lostEvents > 0 ? [`${lostEvents} events that must arrive are not recorded`] : [];
    const why = [this.#trouble, this.#note, ...holes].filter((part) => part !== "").join("; ");
    return { writable: this.#trouble === "", why, queued: size + this.#inFlight(), lost: lostSamples + lostEvents };
  }
}
