import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { importsOf, type Import } from "./importsOf.ts";

/** `to` is a file of the tree, a package, or a relative path with nothing behind it. */
export type Edge = Import & { to: { file: string } | { package: string } | { missing: string } };
export type SourceFile = { path: string; source: string; edges: readonly Edge[] };
/** All sources below a root, by path from it, with `/` between folders. */
export type Graph = ReadonlyMap<string, SourceFile>;

export const HOUSES = ["shared", "gateway", "dashboard", "simulators", "tests"] as const;
const SKIPPED = new Set(["node_modules", "dist", ".out", "fixtures", "public"]);

/** Reads every TypeScript file of the five houses below `root` and resolves what it imports. */
export function importGraph(root: string): Graph {
  const sources = new Map<string, string>();
  for (const house of HOUSES)
    for (const path of sourcesBelow(root, house)) sources.set(path, readFileSync(join(root, path), "utf8"));
  const files = new Set(sources.keys());
  return new Map(
    Array.from(sources, ([path, source]) => {
      const edges = importsOf(source).map((named) => ({ ...named, to: resolve(path, named.specifier, files) }));
      return [path, { path, source, edges }];
    }),
  );
}

function sourcesBelow(root: string, house: string): string[] {
  const found: string[] = [];
  // A fixture tree holds only the houses it needs.
  const folders = existsSync(join(root, house)) ? [join(root, house)] : [];
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) folders.push(path);
      else if (entry.isFile() && /\.tsx?$/.test(entry.name)) found.push(relative(root, path).split(sep).join("/"));
    }
  }
  return found;
}

function resolve(from: string, specifier: string, files: ReadonlySet<string>): Edge["to"] {
  const bare = specifier.replace(/\?.*$/, "");
  if (bare.startsWith(".")) {
    const file = posix.normalize(posix.join(dirname(from), bare));
    if (files.has(file)) return { file };
    return /\.tsx?$/.test(bare) || !/\.\w+$/.test(bare) ? { missing: file } : { package: "an asset" };
  }
  const own = /^@vigil\/([a-z]+)(?:\/(.+))?$/.exec(bare);
  if (own === null) return { package: packageName(bare) };
  const [, house = "", inside = ""] = own;
  const file = house === "shared" ? `shared/src/${inside}/index.ts` : `${house}/${inside}`;
  return files.has(file) ? { file } : { missing: file };
}

const packageName = (specifier: string): string =>
  specifier.startsWith("node:")
    ? specifier
    : specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");
