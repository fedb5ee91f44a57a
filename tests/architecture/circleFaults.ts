import type { Fault } from "./fault.ts";
import type { Graph } from "./importGraph.ts";

/** Each group of files that reach each other, told by one shortest way round. Imports of types count. */
export function circleFaults(graph: Graph): readonly Fault[] {
  const faults: Fault[] = [];
  const told = new Set<string>();
  for (const start of graph.keys()) {
    if (told.has(start)) continue;
    const circle = shortestCircle(graph, start);
    if (circle === undefined) continue;
    for (const path of circle) told.add(path);
    const typeOnly = isTypeOnly(graph, circle) ? " (import type only)" : "";
    faults.push({ rule: "circle", where: start, words: `${[...circle, start].join(" → ")}${typeOnly}` });
  }
  return faults;
}

const targetsOf = (graph: Graph, path: string): readonly string[] =>
  graph.get(path)?.edges.flatMap(({ to }) => ("file" in to ? [to.file] : [])) ?? [];

/** Breadth first from `start` until it is met again. */
function shortestCircle(graph: Graph, start: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const path of queue)
    for (const next of targetsOf(graph, path)) {
      if (next === start) return wayTo(cameFrom, start, path);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, path);
      queue.push(next);
    }
  return undefined;
}

function wayTo(cameFrom: ReadonlyMap<string, string>, start: string, end: string): readonly string[] {
  const way = [end];
  for (let at = end; at !== start;) {
    const before = cameFrom.get(at);
    if (before === undefined) throw new Error(`no way back from ${at} to ${start}`);
    way.unshift(before);
    at = before;
  }
  return way;
}

function isTypeOnly(graph: Graph, circle: readonly string[]): boolean {
  return circle.every((path, index) => {
    const next = circle[(index + 1) % circle.length];
    const edges = graph.get(path)?.edges.filter(({ to }) => "file" in to && to.file === next) ?? [];
    return edges.every((edge) => edge.typeOnly);
  });
}
