import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../support/gateway.ts";
import { instrument, mutated } from "./instrument.ts";
import { judgeAll } from "./judgeAll.ts";
import { page, scoreOf, type Report } from "./page.ts";

const STRYKER = "10.1.1";
const LEAST = { all: 85, file: 70 };

const help = `Changes the code of the alarm engine and of discharge in thousands of small ways, and counts which of them a test notices.

  --only FILES   some files, comma-separated, from the root of the project; the page is not written then
  --page         writes the page anew from what was found last: the reasons have changed
  --help         this text

It copies the project to a temporary folder, has StrykerJS put the mutants into the code there, runs the unit tests of the
domain against each, and writes docs/mutation.md. It takes about ten minutes.
Fails below ${LEAST.all} % in all, or below ${LEAST.file} % in any file.
`;

const only = process.argv[process.argv.indexOf("--only") + 1];
const found = join(root, "tests/.out/mutation.json");
if (process.argv.includes("--help")) process.stdout.write(help);
else if (process.argv.includes("--page")) process.exitCode = told(JSON.parse(readFileSync(found, "utf8")), true);
else process.exitCode = await mutate(process.argv.includes("--only") ? (only ?? "").split(",") : undefined);

async function mutate(files: readonly string[] | undefined): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "vigil-mutation-"));
  try {
    say(`Copying to ${folder} …`);
    copyTo(folder);
    say("Installing …");
    const pnpm = ["-y", "pnpm@10"];
    execFileSync("npx", [...pnpm, "install", "--prefer-offline"], { cwd: folder, stdio: "ignore" });
    const tool = `@stryker-mutator/instrumenter@${STRYKER}`;
    execFileSync("npx", [...pnpm, "add", "-w", "-D", "--save-exact", tool], { cwd: folder, stdio: "ignore" });
    const report = await judged(folder, mutated(folder, files));
    if (files !== undefined) return told(report, false);
    mkdirSync(dirname(found), { recursive: true });
    writeFileSync(found, JSON.stringify(report));
    return told(report, true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function told(report: Report, whole: boolean): number {
  const text = page(report, STRYKER);
  if (whole) writeFileSync(join(root, "docs/mutation.md"), text);
  process.stdout.write(text);
  const { all, each } = scoreOf(report);
  return all.score >= LEAST.all && each.every(({ score }) => score >= LEAST.file) ? 0 : 1;
}

async function judged(folder: string, sources: readonly string[]): Promise<Report> {
  const texts = new Map(sources.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
  const mutants = await instrument(folder, sources);
  say(`${mutants.length} mutants in ${sources.length} files`);
  // One after another, so that each process gets some of every file.
  const count = Math.min(availableParallelism(), 4);
  const parts = Array.from({ length: count }, (_, part) => mutants.filter((_one, index) => index % count === part));
  const verdicts = await Promise.all(
    parts.map((part, index) => {
      const jobs = part.map(({ id, fileName }) => ({ id, file: fileName }));
      return judgeAll(folder, `part-${index + 1}`, jobs, sources, say);
    }),
  );
  const report: Report = { on: new Date().toISOString().slice(0, 10), files: {} };
  for (const [index, { fileName, location, mutatorName, replacement }] of mutants.entries()) {
    const status = verdicts[index % count]?.[Math.floor(index / count)];
    if (status === undefined) throw new Error(`mutant ${index} has no verdict`);
    const { start, end } = location;
    const place = {
      start: { line: start.line + 1, column: start.column + 1 },
      end: { line: end.line + 1, column: end.column + 1 },
    };
    const file = (report.files[fileName] ??= { source: texts.get(fileName) ?? "", mutants: [] });
    file.mutants.push({ mutatorName, status, location: place, ...(replacement !== undefined && { replacement }) });
  }
  return report;
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

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
