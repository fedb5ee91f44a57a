import { globSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import { collect, type Collected } from "./registry.ts";
import { space, takeStatic } from "./space.ts";

const root = join(import.meta.dirname, "../..");

/** The rooms whose tests judge, the likeliest and quickest first. */
const rooms = ["alarm", "discharge", "chair", "house", "session"];
export const testFiles: readonly string[] = rooms.flatMap((room) =>
  globSync(`shared/src/domain/${room}/*.test.ts`, { cwd: root }).toSorted(),
);

/** A test, how long it takes, ms, and its place among all. */
export type Known = Collected & { readonly ms: number };

/** What the tests do where nothing is changed. */
export type Learnt = {
  readonly tests: readonly Known[];
  /** Run when its module is loaded: it has to be loaded anew to be changed. */
  readonly atLoad: ReadonlySet<string>;
  /** Run by these files while their tests are declared. */
  readonly whileDeclared: ReadonlyMap<string, readonly string[]>;
  /** Run by these tests, by their place; and how often at most by one of them. */
  readonly inTests: ReadonlyMap<string, { readonly tests: readonly number[]; readonly hits: number }>;
};

export async function learn(sources: readonly string[]): Promise<Learnt> {
  for (const source of sources) await import(join(root, source));
  const atLoad = takeStatic();
  const declared = new Map<string, string[]>();
  const collected: Collected[] = [];
  for (const file of testFiles) {
    collected.push(...(await declare(file)));
    for (const id of takeStatic()) declared.set(id, [...(declared.get(id) ?? []), file]);
  }
  const tests: Known[] = [];
  for (const [index, one] of collected.entries()) {
    space.currentTestId = `t${index}`;
    const begun = performance.now();
    await one.run();
    tests.push({ ...one, ms: performance.now() - begun });
  }
  space.currentTestId = undefined;
  const inTests = new Map<string, { tests: number[]; hits: number }>();
  for (const [test, hits] of Object.entries(space.mutantCoverage.perTest))
    for (const [id, times] of Object.entries(hits)) {
      const before = inTests.get(id) ?? { tests: [], hits: 0 };
      inTests.set(id, { tests: [...before.tests, Number(test.slice(1))], hits: Math.max(before.hits, times) });
    }
  return { tests, atLoad, whileDeclared: declared, inTests };
}

/** The tests of these files, with every module of the project loaded anew. */
export async function anew(files: readonly string[]): Promise<readonly Collected[]> {
  vi.resetModules();
  const tests: Collected[] = [];
  for (const file of files) tests.push(...(await declare(file)));
  return tests;
}

function declare(file: string): Promise<readonly Collected[]> {
  return collect(file, () => import(join(root, file)));
}
