import { fork, type ChildProcess } from "node:child_process";
import { forAPerson } from "../exitCodes.ts";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
// A child that lived this long was well: the next death is a new story.
const WELL_AFTER_MS = 60_000;
// Closing writes what waits for the disk; a gateway that takes longer stands still, and would hold its port for ever.
const STOPS_WITHIN_MS = 5_000;

export type Kept = { stop(): Promise<void> };

type Given = {
  /** Arguments for one run; the first differs from those after a death. */
  args(run: number): string[];
  program: string;
  /** Ready again, with the message the child sent. */
  ready(message: unknown, run: number): void;
  died(why: string, waitMs: number): void;
  /** It ended in a way only a person can mend. */
  gaveUp(code: number): void;
};

/** Runs a program for ever: a dead one is started again, with backoff. */
export function keepRunning({ args, program, ready, died, gaveUp }: Given): Kept {
  let child: ChildProcess | undefined;
  let stopping = false;
  let waitMs = FIRST_WAIT_MS;
  let run = 0;
  let timer: NodeJS.Timeout | undefined;

  const start = (): void => {
    const bornAt = performance.now();
    run += 1;
    const thisRun = run;
    // A group of its own: Ctrl-C reaches it through us, once, and in order.
    const born = fork(program, args(thisRun), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      detached: true,
      execArgv: [],
    });
    child = born;
    born.on("message", (message) => ready(message, thisRun));
    born.on("exit", (code, signal) => {
      child = undefined;
      if (stopping) return;
      if (code !== null && (code === 0 || forAPerson.includes(code))) return gaveUp(code);
      if (performance.now() - bornAt > WELL_AFTER_MS) waitMs = FIRST_WAIT_MS;
      died(signal ?? `exit code ${code}`, waitMs);
      timer = setTimeout(start, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
  };
  start();

  return {
    stop() {
      stopping = true;
      clearTimeout(timer);
      const last = child;
      if (last === undefined || last.exitCode !== null) return Promise.resolve();
      return new Promise((done) => {
        const insist = setTimeout(() => last.kill("SIGKILL"), STOPS_WITHIN_MS);
        last.once("exit", () => {
          clearTimeout(insist);
          done();
        });
        last.kill("SIGTERM");
      });
    },
  };
}
