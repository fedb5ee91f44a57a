import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { protocols, shorten } from "@vigil/shared/domain";
import { freePorts } from "./freePorts.ts";

const CHAIRS = 8;
const HOMES = 4;
/** So much faster than with real patients: a whole session in ten minutes. */
const TIMES = 10;

/**
 * Writes the demo's site: eight chairs with an oximeter and a cuff each on free loopback ports that simulators will answer,
 * and four homes with a kit each on the embedded broker, under protocols that fit a demonstration.
 */
export async function writeDemoSite(folder: string, port: number): Promise<string> {
  const [mqtt = 0, ...ports] = await freePorts(1 + CHAIRS * 2);
  const tcp = (at: number): { tcp: string } => ({ tcp: `127.0.0.1:${ports[at] ?? 0}` });
  const chairs = Array.from({ length: CHAIRS }, (_, at) => at + 1);
  const homes = Array.from({ length: HOMES }, (_, at) => at + 1);
  const site = {
    site: "Demo clinic",
    simulated: true,
    listen: { host: "127.0.0.1", port },
    chairs: chairs.map((n) => ({ id: `chair-${n}`, label: `Chair ${n}` })),
    homes: homes.map((n) => ({ id: `home-${n}`, label: `Home ${n}` })),
    devices: chairs.flatMap((n) => [
      {
        id: `oximeter-${n}`,
        profile: n % 4 === 2 ? "nellcor-ascii" : "contec-v7",
        chair: `chair-${n}`,
        channel: tcp(n * 2 - 2),
      },
      { id: `cuff-${n}`, profile: "ad-tm2657", chair: `chair-${n}`, channel: tcp(n * 2 - 1) },
    ]),
    kits: homes.map((n) => ({ id: `kit-${n}`, home: `home-${n}` })),
    mqtt: { site: "demo", broker: { embedded: { port: mqtt } } },
    protocols: protocols.map(({ id }) => `demo-${id}.yaml`),
  };
  const file = join(folder, "demo.yaml");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const protocol of protocols)
    writeFileSync(
      join(folder, `demo-${protocol.id}.yaml`),
      `# Written by the demo at every start: durations too short for any patient.\n${stringify(shorten(protocol, TIMES))}`,
    );
  writeFileSync(file, `# Written by the demo at every start. Patients here are simulators.\n${stringify(site)}`);
  return file;
}
