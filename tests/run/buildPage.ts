import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { runProcess } from "./runProcess.ts";
import { say, seconds } from "./say.ts";
import { nothingRun, type Tally } from "./tally.ts";

const SOURCES = ["dashboard", "shared/src", "pnpm-lock.yaml"];
const SKIPPED = new Set(["node_modules", "dist", "dev"]);

/** Builds the dashboard where a source is younger than what was built last. */
export async function buildPage(root: string, env: NodeJS.ProcessEnv): Promise<Tally> {
  const built = join(root, "dashboard/dist/index.html");
  const youngest = Math.max(...SOURCES.map((source) => youngestBelow(join(root, source))));
  if (existsSync(built) && statSync(built).mtimeMs >= youngest) {
    say("page: up to date");
    return nothingRun;
  }
  say("page: building …");
  const ended = await runProcess({
    command: process.execPath,
    args: [join(root, "dashboard/node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"],
    cwd: join(root, "dashboard"),
    env,
    limitMs: 180_000,
    output: "kept",
  });
  if (ended.output.trim() !== "") say(ended.output.trim());
  say(`page: ${ended.code === 0 ? "built" : "NOT BUILT"}, ${seconds(ended.ms)}`);
  return ended.code === 0 ? nothingRun : { ...nothingRun, failures: ["the page's build"] };
}

function youngestBelow(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const below = readdirSync(path)
    .filter((name) => !SKIPPED.has(name))
    .map((name) => youngestBelow(join(path, name)));
  return Math.max(0, ...below);
}
