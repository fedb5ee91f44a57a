import type { ChairId, Envelope, EventType, History, Input, Seq } from "@vigil/shared/contracts";
import type { Instant, Millis } from "@vigil/shared/kernel";

/** The gateway's only way to know the time. `now` is monotonic, anchored to wall time once a start. */
export type Clock = {
  now(): Instant;
  /** How far wall time has moved away from `now` since the start: a step of the wall clock, in milliseconds. */
  wallDrift(): number;
  /** Calls back once, at or after `at`; the function returned calls it off. */
  wakeAt(at: Instant, wake: () => void): () => void;
};

/** Why a line is not there. A sentence for the device page, with what to do where there is something to do. */
export type LineTrouble = { why: string };

/** Carries bytes to and from one device. It reports every change and reopens for ever by itself. */
export type Channel = {
  /** For people: `/dev/ttyUSB0`, `tcp 10.0.0.5:4001`. */
  readonly name: string;
  /** Bytes are refused (false) when the line is down or its queue is full; nothing is queued for later. */
  send(bytes: Uint8Array): boolean;
  /** Stops reading, so that what is sent waits at its sender, or goes on. A line that opens anew reads. */
  hold(held: boolean): void;
  close(): Promise<void>;
};

export type ChannelEvents = {
  opened(): void;
  bytes(chunk: Uint8Array): void;
  /** The line went away or could not be opened; the next try comes after `retryInMs`. */
  lost(trouble: LineTrouble, retryInMs: Millis): void;
};

export type OpenChannel = (events: ChannelEvents) => Channel;

export type LogState = { writable: boolean; why: string; queued: number; lost: number };

/** Everything that happened, in one order. Two implementations pass one suite: memory and SQLite. */
export type EventLog = {
  /** Takes envelopes in order of seq, never blocks and never throws; what is not yet durable stays queued, bounded. */
  append(envelopes: readonly Envelope[]): void;
  /** Called with the highest seq that is on disk, after each group commit. */
  onDurable(listener: (durable: Seq) => void): void;
  onState(listener: (state: LogState) => void): void;
  state(): LogState;
  /** The highest seq that is on disk. */
  durable(): Seq;
  /** Envelopes with `after` < seq < `before`, in order; `of` restricts to one chair's or the gateway's own. */
  read(range: ReadRange): AsyncIterable<Envelope>;
  /** The latest durable envelope of these event types, of one chair or the gateway's own. */
  last(types: readonly Envelope["event"]["type"][], of: ChairId | "gateway"): Promise<Envelope | "none">;
  /** Durable envelopes of these types over all subjects, in order of seq; by an index, so that rare ones are found at once. */
  find(types: readonly MustArrive[], options?: FindOptions): AsyncIterable<Envelope>;
  /** Trends of what is durable. A late fact counts at the instant at which it happened (safety S12). */
  history(query: HistoryQuery): Promise<History>;
  /** Every envelope that is durable, counted on disk: rows and what is packed in chunks. */
  count(types?: readonly Envelope["event"]["type"][]): Promise<number>;
  close(): Promise<void>;
};

export type ReadRange = {
  after: Seq;
  before?: Seq;
  of?: ChairId | "gateway";
  /** Without samples: only what must arrive. */
  samples?: boolean;
};

/** What is kept as a row of its own, and so can be found by its type. */
export type MustArrive = Exclude<EventType, "device.observed">;

export type FindOptions = {
  of?: ChairId | "gateway";
  /** `after` < seq < `before`, whichever way they are read. */
  after?: Seq;
  before?: Seq;
  newestFirst?: boolean;
  /** No more than this many. */
  limit?: number;
};

export type HistoryQuery = { chair: ChairId; from: Instant; to: Instant; points: number };

/** What ingest hands to the loop. */
export type TakeInput = (input: Input) => void;

/** The loop's own way in: the envelopes of the turn, the input first. */
export type TakenInput = (input: Input) => readonly Envelope[];
