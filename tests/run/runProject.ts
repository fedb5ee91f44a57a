import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runProcess } from "./runProcess.ts";
import { say, seconds } from "./say.ts";
import type { Project } from "./stages.ts";
import { nothingRun, Report, tallyOf, type Tally } from "./tally.ts";

/** Runs one project's tests and counts them from Vitest's own report. A run that crashed or hung is a failure. */
export async function runProject(
  { name, limitMinutes, atOnce }: Project,
  root: string,
  env: NodeJS.ProcessEnv,
  filter: string | undefined,
): Promise<Tally> {
  const folder = join(root, "tests/.out");
  const file = join(folder, `report-${name}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  say(`\n${name}`);
  const ended = await runProcess({
    command: process.execPath,
    args: [
      join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--project",
      name,
      "--passWithNoTests",
      `--maxWorkers=${atOnce}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...(filter === undefined ? [] : ["-t", filter]),
    ],
    cwd: root,
    env,
    limitMs: limitMinutes * 60_000,
    output: "shown",
  });
  const tally = counted(file, name, filter);
  const count = `${tally.passed} passed, ${tally.failures.length} failed, ${tally.skips.length} skipped`;
  say(`${name}: ${count}, ${seconds(ended.ms)}`);
  if (ended.code === 0 || tally.failures.length > 0) return tally;
  const why = ended.code === "killed" ? `did not end within ${limitMinutes} min or was killed` : "ended with an error";
  return { ...tally, failures: [`${name}: the run ${why}`] };
}

function counted(file: string, name: string, filter: string | undefined): Tally {
  // Without a test there is no report; with a crash neither, and then the exit code tells.
  if (!existsSync(file)) return nothingRun;
  try {
    return tallyOf(Report.parse(JSON.parse(readFileSync(file, "utf8"))), name, filter);
  } catch (error) {
    // Cut short by a crash: what it would have said is unknown, and that is a failure.
    const why = error instanceof Error ? error.message : String(error);
    return { ...nothingRun, failures: [`${name}: its report cannot be read: ${why}`] };
  }
}
