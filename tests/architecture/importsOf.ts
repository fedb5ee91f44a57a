import { maskSource } from "./maskSource.ts";

export type Import = { specifier: string; line: number; typeOnly: boolean };

const FORMS = [
  // import … from "x", import type … from "x", export … from "x"
  /(?<![.\w$])(?:import|export)\b(?<clause>[^;"'`]*?)\bfrom\s*["']/g,
  // import "x"
  /(?<![.\w$])import\s*["']/g,
  // import("x"), and typeof import("x")
  /(?<![.\w$])import\s*\(\s*["']/g,
];

/** Every module a source names, in order: static, side effect, dynamic, and `import type` like any other. */
export function importsOf(source: string): readonly Import[] {
  const masked = maskSource(source);
  const found: Import[] = [];
  for (const form of FORMS)
    for (const match of masked.matchAll(form)) {
      const from = match.index + match[0].length;
      const to = masked.indexOf(masked.charAt(from - 1), from);
      const typeOnly = /^\s*type\s+\S/.test(match.groups?.["clause"] ?? "");
      found.push({ specifier: source.slice(from, to), line: lineAt(source, match.index), typeOnly });
    }
  return found.toSorted((a, b) => a.line - b.line);
}

export const lineAt = (source: string, offset: number): number => source.slice(0, offset).split("\n").length;
