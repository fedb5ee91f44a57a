import { reasons } from "./reasons.ts";

type Place = { line: number; column: number };
export type Mutant = {
  mutatorName: string;
  replacement?: string;
  status: string;
  location: { start: Place; end: Place };
};
/** Every mutant of every file: mutation-testing-report-schema, as far as it is needed here. Lines and columns from 1. */
export type Report = { on: string; files: Record<string, { source: string; mutants: Mutant[] }> };

export type Score = { file: string; killed: number; survived: number; score: number };

const dead = new Set(["Killed", "Timeout"]);
const alive = new Set(["Survived", "NoCoverage"]);

export function scoreOf({ files }: Report): { all: Score; each: readonly Score[] } {
  const each = Object.entries(files)
    .map(([file, { mutants }]) => scored(file, mutants))
    .filter(({ killed, survived }) => killed + survived > 0);
  return {
    all: scored(
      "all",
      Object.values(files).flatMap(({ mutants }) => mutants),
    ),
    each,
  };
}

function scored(file: string, mutants: readonly Mutant[]): Score {
  const killed = mutants.filter(({ status }) => dead.has(status)).length;
  const survived = mutants.filter(({ status }) => alive.has(status)).length;
  return { file, killed, survived, score: killed + survived === 0 ? 100 : (killed / (killed + survived)) * 100 };
}

/** The page: a score for each file, and every mutant that no test noticed, with the reason where one is given. */
export function page(report: Report, version: string): string {
  const { all, each } = scoreOf(report);
  const line = ({ file, killed, survived, score }: Score): string =>
    `| ${file.replace("shared/src/domain/", "")} | ${killed} | ${survived} | ${score.toFixed(1)} % |`;
  return [
    "# Mutation check",
    "",
    "`npx -y pnpm@10 mutate` writes this page: the alarm engine and discharge are changed in small ways, one at a time, and the unit",
    "tests of both, of a chair, of the house and of a session are run against each. The changes are those of StrykerJS; a test that",
    "fails, or that goes round for ever, has noticed. No file is excluded and no line is marked to be passed over.",
    "",
    "| file | noticed | not noticed | score |",
    "| --- | --- | --- | --- |",
    ...each.toSorted((a, b) => a.file.localeCompare(b.file)).map(line),
    line({ ...all, file: "**all**" }),
    "",
    "## Not noticed, and why",
    "",
    ...survivors(report),
    "",
    `${report.on}, the mutants of StrykerJS ${version}.`,
    "",
  ].join("\n");
}

function survivors({ files }: Report): string[] {
  return Object.entries(files)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([file, { source, mutants }]) => {
      const left = mutants.filter(({ status }) => alive.has(status));
      if (left.length === 0) return [];
      const lines = source.split("\n");
      const short = file.replace("shared/src/domain/", "");
      return [
        `### ${short}`,
        "",
        ...left.map((mutant) => {
          const { start } = mutant.location;
          const code = (lines[start.line - 1] ?? "").trim().replaceAll("`", "'");
          const to = (mutant.replacement ?? "").replaceAll("\n", " ").replaceAll("`", "'").slice(0, 80);
          return `- ${start.line}: \`${code}\` → \`${to}\` — ${reasonOf(short, code, mutant)}`;
        }),
        "",
      ];
    });
}

function reasonOf(file: string, code: string, { mutatorName, replacement = "" }: Mutant): string {
  const found = reasons.find(
    (reason) =>
      reason.file.test(file) &&
      reason.code.test(code) &&
      (reason.mutator === undefined || reason.mutator.test(mutatorName)) &&
      (reason.to === undefined || reason.to.test(replacement)),
  );
  return found?.why ?? "**no reason given**";
}
