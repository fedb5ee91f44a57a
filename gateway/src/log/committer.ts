import { isSample, Seq, type Envelope } from "@vigil/shared/contracts";
import { Millis, unreachable } from "@vigil/shared/kernel";
import { Worker } from "node:worker_threads";
import type { LogState } from "../ports.ts";
import { Backlog } from "./backlog.ts";
import { Condition } from "./condition.ts";
import { Listeners } from "./listeners.ts";
import type { FromWriter, ToWriter } from "./messages.ts";
import { joinLines, journalLine } from "./row.ts";
import { LogRefused } from "./schema.ts";

// So many rows are committed in about 4 ms, 99 of 100 times within 15 (docs/decisions/log-layout.md). What comes meanwhile
// joins the next commit. Fewer at once
// make a flood slower, for the disk's own sync is then paid more often.
const ROWS_A_COMMIT = 2_000;
// What is announced is on its way to the screens then, and the disk's thread does not wake just when they need the processor;
// a commit that is shared by 5 ms of events costs no more than one. Well within the 20 ms that an answer may wait.
const GATHER = Millis(5);
const RETRY_FIRST = Millis(250);
const RETRY_MOST = Millis(5_000);

export type CommitterOptions = { folder: string; capacity: number; onFatal: (why: string) => void };
type InFlight = { lines: string; upTo: Seq; count: number; tries: number };

/** The writer's thread as the gateway's loop sees it: one commit on its way, the rest waiting, bounded. */
export class Committer {
  readonly durableListeners = new Listeners<Seq>();
  readonly #options: CommitterOptions;
  readonly #backlog: Backlog;
  readonly #condition: Condition;
  #worker: Worker | undefined;
  #ready = false;
  #durable = Seq.parse(0);
  #appended = -1;
  #inFlight: InFlight | undefined;
  #due: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #failures = 0;
  #closing: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: CommitterOptions) {
    this.#options = options;
    this.#backlog = new Backlog(options.capacity);
    this.#condition = new Condition(this.#backlog, () => this.#inFlight?.count ?? 0);
  }

  /** Resolves when the file is open; rejects with LogRefused and a sentence when it may not be. */
  async open(): Promise<void> {
    const first = await this.#start();
    if (first.kind !== "refused") return;
    // The answer is the caller's to give: nobody has been told that there is a log.
    this.#worker = undefined;
    throw new LogRefused(first.why);
  }

  get durable(): Seq {
    return this.#durable;
  }

  get state(): LogState {
    return this.#condition.now();
  }

  onState(listener: (state: LogState) => void): void {
    this.#condition.listeners.add(listener);
  }

  append(envelopes: readonly Envelope[]): void {
    for (const envelope of envelopes) {
      const { seq, event } = envelope;
      // A number out of order is a fault of the caller. It is told and written all the same: a record is worth more.
      if (seq <= this.#appended) this.#options.onFatal(`seq ${seq} was appended after ${this.#appended}`);
      this.#appended = Math.max(this.#appended, seq);
      this.#backlog.push({ seq, line: journalLine(envelope) }, isSample(event));
    }
    this.#gather();
  }

  /** Writes what waits, unless it cannot be written even now, and ends the thread. */
  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    clearTimeout(this.#due);
    await new Promise<void>((resolve) => {
      this.#closing = resolve;
      if (this.#retry !== undefined) this.#again();
      else this.#send();
      this.#settle();
    });
    clearTimeout(this.#retry);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#ready = false;
    if (worker === undefined) return;
    await new Promise<void>((resolve) => {
      worker.once("exit", () => resolve());
      worker.postMessage({ kind: "close" } satisfies ToWriter);
    });
  }

  /** Starts the thread; resolves with the first that it says. */
  #start(): Promise<FromWriter> {
    const workerData = this.#options.folder;
    const worker = new Worker(new URL("./writer.ts", import.meta.url), { workerData, name: "log writer" });
    this.#worker = worker;
    this.#ready = false;
    return new Promise((resolve) => {
      let last = "the log writer stopped; it is started again";
      worker.once("message", resolve);
      worker.on("message", (message: FromWriter) => {
        if (message.kind === "refused") last = message.why;
        else this.#take(message);
      });
      worker.on("error", (error) => {
        last = `the log writer broke (${error instanceof Error ? error.message : String(error)}); it is started again`;
        this.#options.onFatal(last);
      });
      worker.on("exit", () => {
        resolve({ kind: "refused", why: last });
        if (this.#worker !== worker) return;
        this.#worker = undefined;
        this.#ready = false;
        this.#fail(last);
      });
    });
  }

  #take(message: Exclude<FromWriter, { kind: "refused" }>): void {
    switch (message.kind) {
      case "open":
        this.#ready = true;
        this.#reached(message.durable);
        if (this.#inFlight !== undefined) return this.#post(this.#inFlight);
        this.#condition.set({ trouble: "" });
        return this.#send();
      case "committed":
        return this.#committed(message.twice);
      case "failed":
        return this.#fail(message.why);
      case "not packed":
        return this.#condition.set({ note: `closed minutes cannot be packed: ${message.why}` });
      case "packed":
        return this.#condition.set({ note: "" });
      default:
        return unreachable(message);
    }
  }

  /** Sends what waits when its time has come, or at once when it fills a commit. */
  #gather(): void {
    if (this.#backlog.size >= ROWS_A_COMMIT || this.#closing !== undefined) return this.#send();
    this.#due ??= setTimeout(() => {
      this.#due = undefined;
      this.#send();
    }, GATHER);
  }

  #send(): void {
    if (this.#inFlight !== undefined || !this.#ready) return;
    const taken = this.#backlog.take(ROWS_A_COMMIT);
    const last = taken.at(-1);
    if (last === undefined) return;
    const lines = joinLines(taken.map(({ line }) => line));
    this.#inFlight = { lines, upTo: last.seq, count: taken.length, tries: 0 };
    this.#post(this.#inFlight);
  }

  #post(batch: InFlight): void {
    batch.tries++;
    this.#worker?.postMessage({ kind: "batch", lines: batch.lines } satisfies ToWriter);
  }

  #committed(twice: number): void {
    const batch = this.#inFlight;
    if (batch === undefined) return;
    // At the first try no row can be there already, unless a number was given out twice.
    if (twice > 0 && batch.tries === 1)
      this.#options.onFatal(`${twice} numbers up to ${batch.upTo} were in the log already`);
    this.#inFlight = undefined;
    this.#failures = 0;
    this.#reached(batch.upTo);
    this.#condition.set({ trouble: "" });
    this.#gather();
    this.#settle();
  }

  #reached(seq: number): void {
    if (seq <= this.#durable) return;
    this.#durable = Seq.parse(seq);
    this.durableListeners.tell(this.#durable);
  }

  #fail(why: string): void {
    this.#condition.set({ trouble: why });
    if (this.#closing !== undefined) return this.#closing();
    this.#retry ??= setTimeout(() => this.#again(), Math.min(RETRY_FIRST * 2 ** this.#failures, RETRY_MOST));
    this.#failures++;
  }

  #again(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    if (this.#worker === undefined) void this.#start();
    else if (this.#inFlight !== undefined) this.#post(this.#inFlight);
  }

  #settle(): void {
    if (this.#closing !== undefined && this.#inFlight === undefined && this.#backlog.size === 0) this.#closing();
  }
}
