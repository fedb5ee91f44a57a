import { spawn, type ChildProcess } from "node:child_process";

export type Ended = { code: number | "killed" | "could not start"; output: string; ms: number };
export type Task = {
  command: string;
  args: readonly string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Killed, with all it started, after this long. */
  limitMs: number;
  /** `shown` goes straight to the terminal, `kept` into `output`. */
  output: "shown" | "kept";
};

const running = new Set<ChildProcess>();

/** Runs a program in a process group of its own, so that nothing it started outlives it. Never rejects. */
export function runProcess({ command, args, cwd, env = process.env, limitMs, output }: Task): Promise<Ended> {
  const from = performance.now();
  const stdio = output === "shown" ? "inherit" : "pipe";
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", stdio, stdio] });
  running.add(child);
  const said: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => said.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  const limit = setTimeout(() => killGroup(child), limitMs);
  return new Promise((done) => {
    const end = (code: Ended["code"], words = ""): void => {
      clearTimeout(limit);
      running.delete(child);
      // What it left running would hold ports and disturb the next stage.
      killGroup(child);
      done({ code, output: Buffer.concat(said).toString("utf8") + words, ms: performance.now() - from });
    };
    child.once("error", (error) => end("could not start", error.message));
    child.once("close", (code) => end(code ?? "killed"));
  });
}

/** For Ctrl-C: ends what is running now, and all it started. */
export function killRunning(): void {
  for (const child of running) killGroup(child);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // Nothing of the group is left: that is what was wanted.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
