import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { root } from "./gateway.ts";

export type Simulation = { child: ChildProcess; ended: Promise<number | null>; stop(): Promise<void> };

/** Runs the simulators' command line in a process of its own; resolves when its wire can be opened. */
export async function simulate(args: readonly string[]): Promise<Simulation> {
  const child = spawn(
    process.execPath,
    [join(root, "simulators/src/main.ts"), ...args, "--json", "--until-stdin-closes"],
    {
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  let said = "";
  await new Promise<void>((ready, reject) => {
    const look = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('"type":"ready"')) ready();
    };
    child.stdout.on("data", look);
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("exit", (code) => reject(new Error(`simulate ended with ${code} before it was ready: ${said}`)));
  });
  return {
    child,
    ended,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
