import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../support/gateway.ts";
import { page, scoreOf, type Report } from "./page.ts";

const STRYKER = "10.1.1";
const rooms = ["shared/src/domain/alarm", "shared/src/domain/discharge"];
const LEAST = { all: 85, file: 70 };

const help = `Changes the code of the alarm engine and of discharge in thousands of small ways, and counts which of them a test notices.

  --only FILES   some files, comma-separated, from the root of the project; the page is not written then
  --help         this text

It copies the project to a temporary folder, installs StrykerJS there, and writes docs/mutation.md. It takes about an hour.
Fails below ${LEAST.all} % in all, or below ${LEAST.file} % in any file.
`;

const only = process.argv[process.argv.indexOf("--only") + 1];
if (process.argv.includes("--help")) process.stdout.write(help);
else process.exitCode = mutate(process.argv.includes("--only") ? (only ?? "").split(",") : undefined);

function mutate(files: readonly string[] | undefined): number {
  const folder = mkdtempSync(join(tmpdir(), "vigil-mutation-"));
  try {
    say(`Copying to ${folder} …`);
    copyTo(folder);
    say("Installing …");
    const tools = ["core", "vitest-runner"].map((name) => `@stryker-mutator/${name}@${STRYKER}`);
    const pnpm = ["-y", "pnpm@10"];
    execFileSync("npx", [...pnpm, "install", "--prefer-offline"], { cwd: folder, stdio: "ignore" });
    execFileSync("npx", [...pnpm, "add", "-w", "-D", "--save-exact", ...tools], { cwd: folder, stdio: "ignore" });
    writeFileSync(join(folder, "stryker.config.json"), JSON.stringify(settings(folder, files), undefined, 2));
    const ran = spawnSync(join(folder, "node_modules/.bin/stryker"), ["run", "stryker.config.json"], {
      cwd: folder,
      stdio: "inherit",
    });
    if (ran.status !== 0) return ran.status ?? 1;
    const report: Report = JSON.parse(readFileSync(join(folder, "mutation.json"), "utf8"));
    const out = join(root, "tests/.out");
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "mutation.json"), JSON.stringify(report));
    const text = page(report, new Date().toISOString().slice(0, 10), STRYKER);
    if (files === undefined) writeFileSync(join(root, "docs/mutation.md"), text);
    process.stdout.write(text);
    const { all, each } = scoreOf(report);
    return all.score >= LEAST.all && each.every(({ score }) => score >= LEAST.file) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What git knows of or would take; nothing that is built or downloaded. */
function copyTo(folder: string): void {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
  for (const file of listed.split("\0")) {
    if (file === "") continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { force: true });
  }
}

function settings(folder: string, files: readonly string[] | undefined): object {
  return {
    testRunner: "vitest",
    // Every test of the domain may be related to every mutant: which of them are is known from the first run.
    vitest: { configFile: "tests/mutation/mutation.config.ts", related: false },
    plugins: [join(folder, "node_modules/@stryker-mutator/vitest-runner/dist/src/index.js")],
    mutate:
      files ?? rooms.flatMap((room) => [`${room}/**/*.ts`, `!${room}/**/*.test.ts`, `!${room}/**/*.test-support.ts`]),
    reporters: ["progress-append-only", "json"],
    jsonReporter: { fileName: "mutation.json" },
    concurrency: 2,
    coverageAnalysis: "perTest",
    // A mutant that loops is given up after this and the time its tests take.
    timeoutMS: 5_000,
    symlinkNodeModules: true,
    allowConsoleColors: false,
  };
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
