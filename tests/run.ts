import { join } from "node:path";
import { buildPage } from "./run/buildPage.ts";
import { readOptions, usage, type Options } from "./run/options.ts";
import { realParts } from "./run/realParts.ts";
import { runCheck } from "./run/runCheck.ts";
import { killRunning } from "./run/runProcess.ts";
import { runProject } from "./run/runProject.ts";
import { say, seconds } from "./run/say.ts";
import { checks, needPage, projects } from "./run/stages.ts";
import { lastLine, nothingRun, sum, type Tally } from "./run/tally.ts";
import { verdict } from "./run/verdict.ts";

const root = join(import.meta.dirname, "..");

async function runAll({ only, filter }: Extract<Options, { kind: "run" }>): Promise<number> {
  const from = performance.now();
  const requireReal = process.env["REQUIRE_REAL"] === "1";
  say(`Vigil's tests, on Node ${process.versions.node}: ${[...only].join(", ")}`);
  const env = await realParts(root);

  let tally: Tally = nothingRun;
  for (const check of checks) if (only.has(check)) tally = sum(tally, await runCheck(check, root, env));
  if ([...only].some((stage) => needPage.has(stage))) tally = sum(tally, await buildPage(root));
  for (const project of projects)
    if (only.has(project.name)) tally = sum(tally, await runProject(project, root, env, filter));

  say(`\nall of it: ${seconds(performance.now() - from)}`);
  for (const name of tally.skips) say(`skipped: ${name}`);
  const why = verdict(
    tally,
    requireReal,
    projects.some(({ name }) => only.has(name)),
  );
  for (const line of why) say(line);
  say(lastLine(tally));
  return why.length === 0 ? 0 : 1;
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    killRunning();
    process.exit(1);
  });

const options = readOptions(process.argv.slice(2));
if (options.kind === "help") say(usage);
else if (options.kind === "wrong") {
  say(`${options.why}\n\n${usage}`);
  process.exitCode = 2;
} else process.exitCode = await runAll(options);
