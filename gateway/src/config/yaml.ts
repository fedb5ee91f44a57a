import { isMap, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { ConfigFault } from "./fault.ts";
import type { Found } from "./found.ts";

export type Yaml =
  | { kind: "ok"; raw: unknown; faultOf(found: Found): ConfigFault }
  | { kind: "faults"; faults: ConfigFault[] };

/** Reads YAML as plain data; `faultOf` gives a fault the line at which it stands. */
export function readYaml(text: string): Yaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    return {
      kind: "faults",
      faults: document.errors.map((error) => ({
        key: "(not YAML)",
        line: error.linePos?.[0].line ?? "unknown",
        why: error.message.split("\n")[0] ?? error.code,
        remedy: "mend the YAML at this line",
      })),
    };
  const raw = plain(document);
  if (typeof raw === "string")
    return { kind: "faults", faults: [{ key: "(not YAML)", line: "unknown", why: raw, remedy: "mend the YAML" }] };
  return {
    kind: "ok",
    raw: raw.value,
    faultOf: ({ path, why, remedy }) => ({ key: keyText(path), line: lineOf(document, lines, path), why, remedy }),
  };
}

/** The file as plain data, or a sentence: an alias may name nothing, or more than any site needs. */
function plain(document: Document): { value: unknown } | string {
  try {
    return { value: document.toJS() };
  } catch (error) {
    if (error instanceof ReferenceError) return error.message;
    throw error;
  }
}

/** What the schema says, with the remedy. */
export function faultsOfIssue(issue: z.core.$ZodIssue): Found[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: [...path, key],
      why: "unknown key",
      remedy: "remove it, or correct its spelling",
    }));
  const missing = issue.code === "invalid_type" && issue.message.includes("undefined");
  return [{ path, why: missing ? "missing" : issue.message, remedy: missing ? "add this key" : "correct the value" }];
}

/** Keys that a lenient part of the schema passed over: on the wire a contract may grow, in a file it is a slip of the pen. */
export function passedOver(raw: unknown, parsed: unknown, path: readonly (string | number)[] = []): Found[] {
  if (Array.isArray(raw) && Array.isArray(parsed))
    return raw.flatMap((item, at) => passedOver(item, parsed[at], [...path, at]));
  if (!isRecord(raw) || !isRecord(parsed)) return [];
  return Object.keys(raw).flatMap((key) =>
    Object.hasOwn(parsed, key)
      ? passedOver(raw[key], parsed[key], [...path, key])
      : [{ path: [...path, key], why: "unknown key", remedy: "remove it, or correct its spelling" }],
  );
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const keyText = (path: readonly (string | number)[]): string =>
  path.map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`)).join("") ||
  "(whole file)";

/** The line of the deepest part of the path that stands in the file. */
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | "unknown" {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const parent: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent) && depth > 0) {
      const pair = parent.items.find((item) => String(item.key) === String(key));
      const start = rangeStart(pair?.key);
      if (start !== undefined) return lines.linePos(start).line;
    }
    const start = rangeStart(depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true));
    if (start !== undefined) return lines.linePos(start).line;
  }
  return "unknown";
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === "number" ? start : undefined;
}
