import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { freePorts } from "./freePorts.ts";

const CHAIRS = 4;

/** Writes the demo's site: four chairs, an oximeter and a cuff each, on free loopback ports that simulators will answer. */
export async function writeDemoSite(folder: string, port: number): Promise<string> {
  const ports = await freePorts(CHAIRS * 2);
  const tcp = (at: number): { tcp: string } => ({ tcp: `127.0.0.1:${ports[at] ?? 0}` });
  const numbers = Array.from({ length: CHAIRS }, (_, at) => at + 1);
  const site = {
    site: "Demo clinic",
    simulated: true,
    listen: { host: "127.0.0.1", port },
    chairs: numbers.map((n) => ({ id: `chair-${n}`, label: `Chair ${n}` })),
    devices: numbers.flatMap((n) => [
      {
        id: `oximeter-${n}`,
        profile: n === 2 ? "nellcor-ascii" : "contec-v7",
        chair: `chair-${n}`,
        channel: tcp(n * 2 - 2),
      },
      { id: `cuff-${n}`, profile: "ad-tm2657", chair: `chair-${n}`, channel: tcp(n * 2 - 1) },
    ]),
  };
  const file = join(folder, "demo.yaml");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `# Written by the demo at every start. Patients here are simulators.\n${stringify(site)}`);
  return file;
}
