import type { z } from "zod";
import { checkSite, type SiteParts } from "./check.ts";
import type { ConfigFault } from "./fault.ts";
import { SiteConfig } from "./schema.ts";
import { faultsOfIssue, isRecord, passedOver, readYaml } from "./yaml.ts";

export type ReadConfig = { kind: "ok"; config: SiteConfig } | { kind: "faults"; faults: ConfigFault[] };

/** Reads a site's YAML text. Every fault is found in one go and names its key, its line and its remedy. */
export function readConfig(text: string): ReadConfig {
  const yaml = readYaml(text);
  if (yaml.kind === "faults") return yaml;
  const { raw, faultOf } = yaml;
  const parsed = SiteConfig.safeParse(raw);
  const found = parsed.success
    ? [...passedOver(raw, parsed.data), ...checkSite(parsed.data)]
    : [...parsed.error.issues.flatMap(faultsOfIssue), ...checkSite(partsOf(raw, parsed.error.issues))];
  if (parsed.success && found.length === 0) return { kind: "ok", config: parsed.data };
  return { kind: "faults", faults: found.map(faultOf) };
}

/** The parts of a faulty file that can be read by themselves, its unknown keys left out: one report tells of all faults. */
function partsOf(raw: unknown, issues: readonly z.core.$ZodIssue[]): SiteParts {
  if (!isRecord(raw)) return {};
  const known = structuredClone(raw);
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    let parent: unknown = known;
    for (const part of issue.path) parent = isRecord(parent) ? parent[String(part)] : undefined;
    if (isRecord(parent)) for (const key of issue.keys) delete parent[key];
  }
  const { listen, chairs, homes, devices, kits, mqtt, limits } = SiteConfig.shape;
  return {
    listen: listen.safeParse(known["listen"]).data,
    chairs: chairs.safeParse(known["chairs"]).data,
    homes: homes.safeParse(known["homes"]).data,
    devices: devices.safeParse(known["devices"]).data,
    kits: kits.safeParse(known["kits"]).data,
    mqtt: mqtt.safeParse(known["mqtt"]).data,
    limits: limits.safeParse(known["limits"]).data,
  };
}
