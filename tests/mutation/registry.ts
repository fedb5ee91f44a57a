export { expect } from "vitest";

/** A test of the domain, as it stands in its file. */
export type Collected = { readonly file: string; readonly name: string; readonly run: () => unknown };

type Group = { readonly name: string; readonly within: readonly string[]; readonly body: () => unknown };
/** What is being collected of a file. */
type Collecting = { file: string; within: readonly string[]; groups: Group[]; tests: Collected[] };

declare global {
  /** Outlives the modules, which are loaded anew for some mutants. */
  var collecting: Collecting | undefined;
}

type Body = (...row: readonly unknown[]) => unknown;
type Named = (name: string, body: Body) => void;
type Each = (rows: readonly unknown[]) => Named;

const now = (globalThis.collecting ??= { file: "", within: [], groups: [], tests: [] });

const add: Named = (name, body) => {
  now.tests.push({ file: now.file, name: [...now.within, name].join(" > "), run: body });
};

// As with vitest itself, what a group declares is asked for once its file has been loaded to the end.
const group: Named = (name, body) => {
  now.groups.push({ name, within: now.within, body });
};

/** The tests that a file declares while it is loaded, and then in its groups. */
export async function collect(file: string, load: () => Promise<unknown>): Promise<readonly Collected[]> {
  Object.assign(now, { file, within: [], groups: [], tests: [] });
  await load();
  for (let next = now.groups.shift(); next !== undefined; next = now.groups.shift()) {
    now.within = [...next.within, next.name];
    next.body();
  }
  return now.tests;
}

const each =
  (named: Named): Each =>
  (rows) =>
  (name, body) => {
    for (const [index, row] of rows.entries())
      named(`${name} [${index}]`, () => (Array.isArray(row) ? body(...row) : body(row)));
  };

/** They only collect: `judge.ts` runs the tests, again and again. */
export const test = Object.assign(add, { each: each(add) });
export const describe = Object.assign(group, { each: each(group) });
