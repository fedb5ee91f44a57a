import { join } from "node:path";
import { runProcess } from "./runProcess.ts";
import { say, seconds } from "./say.ts";
import type { CheckName } from "./stages.ts";
import { nothingRun, type Tally } from "./tally.ts";

const PACKAGES = ["shared", "gateway", "simulators", "dashboard", "tests"];
const LIMIT_MS = 120_000;

// The files behind node_modules/.bin, for its shims start whatever `node` is first on the path.
const tool = (root: string, path: string, ...args: readonly string[]): readonly string[] => [
  join(root, "node_modules", path),
  ...args,
];

const callsOf = (check: CheckName, root: string): readonly (readonly string[])[] => {
  if (check === "format") return [tool(root, "oxfmt/bin/oxfmt", "--check")];
  if (check === "lint") return [tool(root, "oxlint/bin/oxlint", "--type-aware")];
  return PACKAGES.map((name) => tool(root, "typescript/bin/tsc", "--noEmit", "-p", name));
};

/** Format, types or lint: one line with its time, and what the tool said where it refused. */
export async function runCheck(check: CheckName, root: string, env: NodeJS.ProcessEnv): Promise<Tally> {
  let ms = 0;
  const refused: string[] = [];
  for (const args of callsOf(check, root)) {
    const command = process.execPath;
    const ended = await runProcess({ command, args, cwd: root, env, limitMs: LIMIT_MS, output: "kept" });
    ms += ended.ms;
    if (ended.code !== 0) refused.push(ended.output.trim() || `ended: ${ended.code}`);
  }
  if (refused.length > 0) say(refused.join("\n"));
  say(`${check}: ${refused.length === 0 ? "in order" : "REFUSED"}, ${seconds(ms)}`);
  return refused.length === 0 ? nothingRun : { ...nothingRun, failures: [`the ${check} check`] };
}
