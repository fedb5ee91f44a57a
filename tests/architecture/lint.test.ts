import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const tree = mkdtempSync(join(tmpdir(), "vigil-lint-"));

const planted: Record<string, string> = {
  "gateway/src/floating.ts": "export async function go(): Promise<void> {}\ngo();\n",
  "gateway/src/missingCase.ts":
    'export function pick(k: "a" | "b"): number {\n  switch (k) {\n    case "a":\n      return 1;\n  }\n  return 2;\n}\n',
  "shared/src/domain/lazyDefault.ts":
    'export function pick(k: "a" | "b"): number {\n  switch (k) {\n    case "a":\n      return 1;\n    default:\n      return 2;\n  }\n}\n',
  "gateway/src/anything.ts": "export const x: any = 1;\n",
  "gateway/src/silenced.ts": "// @ts-ignore\nexport const x: string = 1;\n",
  "gateway/src/byDefault.ts": "export default 1;\n",
  "gateway/src/swallowed.ts": 'try {\n  JSON.parse("");\n} catch {}\n',
  "gateway/src/long.ts": "export {};\n" + "// line\n".repeat(400),
  "shared/src/kernel/now.ts": "export const x = Date.now();\n",
  "shared/src/kernel/date.ts": "export const x = new Date();\n",
  "shared/src/kernel/performance.ts": "export const x = performance.now();\n",
  "shared/src/kernel/timeout.ts": "export const x = setTimeout(() => undefined, 1);\n",
  "shared/src/kernel/interval.ts": "export const x = setInterval(() => undefined, 1);\n",
  "shared/src/kernel/random.ts": "export const x = Math.random();\n",
};
const clean = "export const x = 1;\n";
const tsconfig = {
  compilerOptions: { target: "ES2024", lib: ["ES2024", "DOM"], strict: true, noEmit: true, types: [] },
  include: ["gateway", "shared"],
};

let found: { filename: string; code: string }[] = [];

beforeAll(async () => {
  for (const [path, source] of Object.entries({ ...planted, "gateway/src/clean.ts": clean })) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), source);
  }
  writeFileSync(join(tree, "tsconfig.json"), JSON.stringify(tsconfig));
  copyFileSync(join(root, ".oxlintrc.json"), join(tree, ".oxlintrc.json"));
  const oxlint = join(root, "node_modules/oxlint/bin/oxlint");
  // The linter looks for its type-aware half on the path.
  const env = { ...process.env, PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env["PATH"]}` };
  const args = [oxlint, "--type-aware", "--format", "json"];
  const run = promisify(execFile)(process.execPath, args, { cwd: tree, env });
  // The linter ends with 1 when it has something to say, and here it must.
  const said = await run.catch((refusal: { stdout: string }) => refusal);
  const report: { diagnostics: { filename: string; code: string }[] } = JSON.parse(said.stdout);
  found = report.diagnostics;
});
afterAll(() => rmSync(tree, { recursive: true }));

const rules: Record<keyof typeof planted, string> = {
  "gateway/src/floating.ts": "no-floating-promises",
  "gateway/src/missingCase.ts": "switch-exhaustiveness-check",
  "shared/src/domain/lazyDefault.ts": "switch-exhaustiveness-check",
  "gateway/src/anything.ts": "no-explicit-any",
  "gateway/src/silenced.ts": "ban-ts-comment",
  "gateway/src/byDefault.ts": "no-default-export",
  "gateway/src/swallowed.ts": "no-empty",
  "gateway/src/long.ts": "max-lines",
  "shared/src/kernel/now.ts": "no-restricted-globals",
  "shared/src/kernel/date.ts": "no-restricted-globals",
  "shared/src/kernel/performance.ts": "no-restricted-globals",
  "shared/src/kernel/timeout.ts": "no-restricted-globals",
  "shared/src/kernel/interval.ts": "no-restricted-globals",
  "shared/src/kernel/random.ts": "no-restricted-properties",
};

test.each(Object.entries(rules))("%s is refused by %s", (path, rule) => {
  const codes = found.filter(({ filename }) => filename === path).map(({ code }) => code);
  expect(
    codes.some((code) => code.includes(rule)),
    codes.join(", "),
  ).toBe(true);
});

test("a file without a fault is left alone", () => {
  expect(found.filter(({ filename }) => filename === "gateway/src/clean.ts")).toEqual([]);
});
