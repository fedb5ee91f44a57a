import { spawn, type ChildProcess } from "node:child_process";

/** A program of ours in a process of its own, and all that it said. */
export type Program = {
  readonly child: ChildProcess;
  said(): string;
  /** How it ended; a signal's name where one ended it. */
  readonly ended: Promise<number | string | null>;
};

export function runProgram(file: string, args: readonly string[]): Program {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  // `close`, not `exit`: only then has all been read that it said.
  const ended = new Promise<number | string | null>((done) => {
    child.once("close", (code, signal) => done(signal ?? code));
  });
  return { child, said: () => said, ended };
}
