import type { Fault } from "./fault.ts";
import { floorOf, isBeside, type Floor } from "./floors.ts";
import type { Edge, Graph, SourceFile } from "./importGraph.ts";

/** Imports that run up or sideways, reach for a package their floor may not use, or lead nowhere. */
export function arrowFaults(graph: Graph): readonly Fault[] {
  const faults: Fault[] = [];
  for (const file of graph.values()) {
    const floor = floorOf(file.path);
    if (floor === undefined) {
      faults.push({ rule: "room", where: file.path, words: "stands on no floor of the house" });
      continue;
    }
    for (const edge of file.edges) {
      const fault = faultOf(file, floor, edge);
      if (fault !== undefined) faults.push(fault);
    }
  }
  return faults;
}

function faultOf(file: SourceFile, floor: Floor, edge: Edge): Fault | undefined {
  const where = `${file.path}:${edge.line}`;
  if ("missing" in edge.to) return { rule: "missing", where, words: `nothing is at ${edge.to.missing}` };
  if ("package" in edge.to) {
    if (isBeside(file.path) || mayUse(floor, edge.to.package)) return undefined;
    return { rule: "package", where, words: `${floor.folder} may not use ${edge.to.package}` };
  }
  const to = floorOf(edge.to.file);
  const kind = edge.typeOnly ? " (import type)" : "";
  const path = `${file.path} → ${edge.to.file}${kind}`;
  if (to === undefined) return { rule: "arrow", where, words: `${path}: stands on no floor` };
  if (to.folder === floor.folder) return undefined;
  if (!floor.mayImport.includes(to.folder))
    return { rule: "arrow", where, words: `${path}: ${floor.folder} may not look at ${to.folder}` };
  const house = file.path.split("/", 1)[0];
  if (house !== "tests" && house !== edge.to.file.split("/", 1)[0] && edge.specifier.startsWith("."))
    return { rule: "relative", where, words: `${path}: another package is named by its name, @vigil/…` };
  return undefined;
}

function mayUse(floor: Floor, name: string): boolean {
  if (floor.packages === "any" || name === "an asset") return true;
  if (floor.packages === "browser") return !name.startsWith("node:");
  return floor.packages.includes(name);
}
