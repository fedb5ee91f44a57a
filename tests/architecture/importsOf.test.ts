import { expect, test } from "vitest";
import { importsOf } from "./importsOf.ts";
import { maskSource } from "./maskSource.ts";

const named = (source: string): readonly string[] =>
  importsOf(source).map(({ specifier, line, typeOnly }) => `${line} ${typeOnly ? "type " : ""}${specifier}`);

test("every form of import is seen, with its line", () => {
  const source = [
    'import { a } from "./a.ts";',
    "import type { B } from './b.ts';",
    "import {",
    "  c,",
    "  type D,",
    '} from "./c.ts";',
    'import "./e.css";',
    'export * from "./f.ts";',
    'export type { G } from "./g.ts";',
    'const h = await import("./h.ts");',
    'type I = typeof import("./i.ts");',
    'import type from "./j.ts";',
  ].join("\n");
  expect(named(source)).toEqual([
    "1 ./a.ts",
    "2 type ./b.ts",
    "3 ./c.ts",
    "7 ./e.css",
    "8 ./f.ts",
    "9 type ./g.ts",
    "10 ./h.ts",
    "11 ./i.ts",
    "12 ./j.ts",
  ]);
});

test("what only looks like an import is none", () => {
  const source = [
    '// import { a } from "./a.ts";',
    '/* import "./b.ts" */',
    "const c = 'import \"./c.ts\"';",
    'const d = `import x from "./d.ts"`;',
    'export const from = "./e.ts";',
    'const f = /import "f"/;',
    'it.import("./g.ts");',
  ].join("\n");
  expect(named(source)).toEqual([]);
});

test("code inside a template is code, text beside it is not", () => {
  const source = 'const a = `${await import("./a.ts")} import("./b.ts") ${{ c: `${1}` }.c}`;\nimport "./d.ts";';
  expect(named(source)).toEqual(["1 ./a.ts", "2 ./d.ts"]);
});

test("a quote in a regular expression, a division or JSX text misleads nothing after it", () => {
  const source = 'const a = /["\'/]/.test(b) ? c / d : e;\nconst f = <p>Don\'t</p>;\nimport "./g.ts";';
  expect(named(source)).toEqual(["3 ./g.ts"]);
  expect(maskSource(source)).toHaveLength(source.length);
});
