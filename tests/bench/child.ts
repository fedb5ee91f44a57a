import { fork } from "node:child_process";
import { join } from "node:path";
import type { Answers, Question, Reply } from "./programs/serve.ts";

export type Child<A extends Answers> = {
  readonly pid: number;
  ask<K extends keyof A & string>(question: K, given: Parameters<A[K]>[0]): Promise<Awaited<ReturnType<A[K]>>>;
  end(): Promise<void>;
};

// Longer than the longest single question, the five minutes of the chairs.
const ANSWER_WITHIN_MS = 400_000;

/** Runs one of the bench's programs in a process of its own. */
export function openChild<A extends Answers>(program: string): Child<A> {
  const process = fork(join(import.meta.dirname, "programs", program), [], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
    execArgv: [],
  });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  process.on("message", (reply: Reply) => {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) asker?.resolve(reply.answer);
    else asker?.reject(new Error(`${program}: ${reply.why}`));
  });
  process.on("exit", (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${program} ended: ${signal ?? code}`));
    waiting.clear();
  });

  return {
    pid: process.pid ?? 0,
    ask: (question, given) =>
      new Promise((resolve, reject) => {
        const id = (asked += 1);
        const late = setTimeout(
          () => reject(new Error(`${program} gave no answer to ${question}`)),
          ANSWER_WITHIN_MS,
        ).unref();
        waiting.set(id, {
          resolve(answer) {
            clearTimeout(late);
            // Both ends are programs of this folder, and the type is the other end's own.
            resolve(answer as Awaited<ReturnType<A[typeof question]>>);
          },
          reject(error) {
            clearTimeout(late);
            reject(error);
          },
        });
        process.send({ id, question, given } satisfies Question);
      }),
    end: () =>
      new Promise((gone) => {
        if (process.exitCode !== null || process.signalCode !== null) return gone();
        process.once("exit", () => gone());
        process.kill("SIGKILL");
      }),
  };
}
