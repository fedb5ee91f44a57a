import type { Fault } from "./fault.ts";
import { isBeside } from "./floors.ts";
import type { Graph } from "./importGraph.ts";
import { lineAt } from "./importsOf.ts";
import { maskSource } from "./maskSource.ts";

// The linter knows these too. Told twice, because the linter can be silenced by a comment and this cannot.
const CLOCKS =
  /(?<![.\w$])(?:new\s+Date\b|Date\s*\.\s*now|Date\s*\(|performance\b\s*\.|setTimeout\b|setInterval\b|setImmediate\b|queueMicrotask\b|Math\s*\.\s*random|process\s*\.|globalThis\b|crypto\s*\.)/g;

// A missing byte is no zero: a reader never invents one.
const INVENTED = /(?:\?\?|\|\|)=?\s*0(?![\w.])/g;

/** Clocks, chance and the surroundings in `shared`, and zeros for missing bytes in `shared/src/devices`. */
export function purityFaults(graph: Graph): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { path, source } of graph.values()) {
    if (!path.startsWith("shared/src/") || isBeside(path)) continue;
    const masked = maskSource(source);
    const tell = (rule: Fault["rule"], pattern: RegExp, why: string): void => {
      for (const match of masked.matchAll(pattern))
        faults.push({ rule, where: `${path}:${lineAt(source, match.index)}`, words: `\`${match[0]}\`: ${why}` });
    };
    tell("clock", CLOCKS, "shared is pure; instants, chance and surroundings are handed in");
    if (path.startsWith("shared/src/devices/")) tell("invented byte", INVENTED, "a byte that is not there is no zero");
  }
  return faults;
}
