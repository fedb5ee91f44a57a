import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { JOB, Verdict, type Job, type Judged } from "./job.ts";

/** Without a verdict for so long a mutant goes round for ever; the first one waits for the unchanged tests, too. */
const LONGEST_MS = 30_000;
const LONGEST_FIRST_MS = 300_000;

/** The verdict of every mutant, in their order; a process that hangs is ended, and another goes on behind that mutant. */
export async function judgeAll(
  folder: string,
  name: string,
  mutants: readonly Judged[],
  sources: readonly string[],
  say: (words: string) => void,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let run = 0; verdicts.length < mutants.length; run += 1) {
    const results = join(folder, `${name}-${run}.results`);
    const job: Job = { mutants: [...mutants], from: verdicts.length, results, sources: [...sources] };
    const lines = await runJob(folder, join(folder, `${name}-${run}.json`), job, (done) =>
      say(`${name}: ${done} of ${mutants.length}`),
    );
    if (lines === "not begun") throw new Error(`the tests fail without a mutant: see ${results}`);
    verdicts.push(...lines);
    if (verdicts.length < mutants.length) verdicts.push("Timeout");
  }
  return verdicts;
}

async function runJob(
  folder: string,
  file: string,
  job: Job,
  say: (done: number) => void,
): Promise<readonly Verdict[] | "not begun"> {
  writeFileSync(file, JSON.stringify(job));
  const vitest = join(folder, "node_modules/.bin/vitest");
  const child = spawn(vitest, ["run", "--config", "tests/mutation/mutation.config.ts", "--root", folder], {
    cwd: folder,
    env: { ...process.env, [JOB]: file },
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  let ended = false;
  child.once("exit", () => (ended = true));
  const read = (): readonly string[] =>
    existsSync(job.results) ? readFileSync(job.results, "utf8").trimEnd().split("\n") : [];
  let lines = read();
  for (let since = Date.now(); !ended;) {
    await wait(1_000);
    const now = read();
    if (now.length !== lines.length) {
      since = Date.now();
      if (Math.floor(now.length / 100) > Math.floor(lines.length / 100)) say(job.from + now.length - 1);
    } else if (Date.now() - since > (lines.length < 1 ? LONGEST_FIRST_MS : LONGEST_MS)) {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      ended = true;
    }
    lines = now;
  }
  const [begun, ...verdicts] = read();
  return begun === "begun" ? verdicts.map((line) => Verdict.parse(line)) : "not begun";
}
