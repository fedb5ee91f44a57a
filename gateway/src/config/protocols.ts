import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Protocol, type Limits } from "@vigil/shared/contracts";
import { checkProtocol, protocols as shipped } from "@vigil/shared/domain";
import { limitsOf } from "./check.ts";
import type { ConfigFault } from "./fault.ts";
import type { SiteConfig } from "./schema.ts";
import { faultsOfIssue, passedOver, readYaml } from "./yaml.ts";

export type ReadProtocol = { kind: "ok"; protocol: Protocol } | { kind: "faults"; faults: ConfigFault[] };

/** Reads one protocol's YAML text, and refuses one that cannot be meant, or whose patients would have to be simulated. */
export function readProtocol(text: string, siteSimulated: boolean, site?: Limits): ReadProtocol {
  const yaml = readYaml(text);
  if (yaml.kind === "faults") return yaml;
  const { raw, faultOf } = yaml;
  const parsed = Protocol.safeParse(raw);
  if (!parsed.success) return { kind: "faults", faults: parsed.error.issues.flatMap(faultsOfIssue).map(faultOf) };
  const found = [
    ...passedOver(raw, parsed.data),
    ...checkProtocol(parsed.data, siteSimulated, site).map((fault) => ({ ...fault, path: fault.path.split(".") })),
  ];
  return found.length === 0 ? { kind: "ok", protocol: parsed.data } : { kind: "faults", faults: found.map(faultOf) };
}

export type SiteProtocols =
  | { kind: "ok"; protocols: readonly Protocol[] }
  | { kind: "faults"; file: string; faults: ConfigFault[] };

/** The protocols of a site: those that come with Vigil, and over them the files its configuration names. */
export function protocolsOf(configFile: string, { protocols: files, simulated, limits }: SiteConfig): SiteProtocols {
  const all = new Map(shipped.map((protocol) => [protocol.id, protocol]));
  for (const name of files) {
    const file = resolve(dirname(configFile), name);
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const remedy = `correct its path in protocols of ${configFile}`;
      return { kind: "faults", file, faults: [{ key: "(whole file)", line: "unknown", why, remedy }] };
    }
    const read = readProtocol(text, simulated, limitsOf({ limits }));
    if (read.kind === "faults") return { kind: "faults", file, faults: read.faults };
    all.set(read.protocol.id, read.protocol);
  }
  return { kind: "ok", protocols: [...all.values()] };
}
