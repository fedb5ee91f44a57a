import { Worker } from "node:worker_threads";
import type { Answered, FromReader, Question, ToReader } from "./messages.ts";

type Waiting = { resolve: (answer: Answered) => void; reject: (error: Error) => void };

/** Thrown when the log cannot be read now. The message is a sentence. */
export class LogUnreadable extends Error {}

/** The reader's thread as a function: a question in, an answer out. */
export class Asker {
  readonly #folder: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;
  #closed = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Rejects with LogUnreadable. */
  async ask<A extends Answered["ask"]>(
    question: Extract<Question, { ask: A }>,
  ): Promise<Extract<Answered, { ask: A }>> {
    if (this.#closed) throw new LogUnreadable("the log is closed");
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const answer = await new Promise<Answered>((resolve, reject) => {
      const id = this.#asked++;
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, question } satisfies ToReader);
    });
    if (!answers(question, answer)) throw new Error(`asked for ${question.ask}, got ${answer.ask}`);
    return answer;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    if (worker === undefined) return;
    await new Promise<void>((resolve) => {
      worker.once("exit", () => resolve());
      worker.postMessage("close");
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL("./reader.ts", import.meta.url), {
      workerData: this.#folder,
      name: "log reader",
    });
    worker.on("message", (message: FromReader) => {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.ok) waiting?.resolve(message.answer);
      else waiting?.reject(new LogUnreadable(message.why));
    });
    let why = "the log reader was stopped";
    worker.on("error", (error) => {
      why = `the log reader broke: ${error instanceof Error ? error.message : String(error)}`;
    });
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(new LogUnreadable(why));
      this.#waiting.clear();
    });
    return worker;
  }
}

const answers = <A extends Answered["ask"]>(
  question: Extract<Question, { ask: A }>,
  answer: Answered,
): answer is Extract<Answered, { ask: A }> => answer.ask === question.ask;
