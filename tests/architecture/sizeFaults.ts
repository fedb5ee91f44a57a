import type { Fault } from "./fault.ts";
import type { Graph } from "./importGraph.ts";

export const MOST_LINES = 400;

/** Files that are tables of data and may be longer. */
const dataTables: ReadonlySet<string> = new Set<string>();

/** Lines of a file; the newline at its end begins no further line. */
export const lineCount = (source: string): number => source.replace(/\n$/, "").split("\n").length;

export function sizeFaults(graph: Graph): readonly Fault[] {
  return Array.from(graph.values())
    .filter(({ path, source }) => !dataTables.has(path) && lineCount(source) > MOST_LINES)
    .map(({ path, source }) => ({
      rule: "size",
      where: path,
      words: `${lineCount(source)} lines; a file has at most ${MOST_LINES}`,
    }));
}
