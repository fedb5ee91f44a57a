import { readFile } from "node:fs/promises";
import { z } from "zod";
import { parse } from "yaml";
import { ChairId, DeviceId, KitDeviceKey } from "@vigil/shared/contracts";
import { Trouble } from "../trouble.ts";

// Only what the demo needs of a site's configuration; the gateway reads the same file whole and strictly.
const Site = z.object({
  chairs: z.array(z.object({ id: ChairId })),
  homes: z.array(z.object({ id: ChairId })).default([]),
  kits: z
    .array(
      z.object({
        id: DeviceId,
        home: ChairId,
        devices: z.array(KitDeviceKey).default(["oximeter", "cuff"]),
      }),
    )
    .default([]),
  mqtt: z
    .object({
      site: z.string(),
      broker: z.union([
        z.object({ embedded: z.object({ host: z.string().default("127.0.0.1"), port: z.number().default(1883) }) }),
        z.object({ url: z.string() }),
      ]),
    })
    .optional(),
  devices: z.array(
    z.object({
      id: z.string(),
      profile: z.string(),
      chair: z.string(),
      channel: z.object({ tcp: z.string().optional(), serial: z.string().optional() }),
    }),
  ),
});
export type Site = z.infer<typeof Site>;

/** Chairs, homes, kits and devices of the configuration in `path`, in its order. Throws Trouble where it cannot be read. */
export async function readSite(path: string): Promise<Site> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Trouble(
      error.code === "ENOENT" ? `--config: there is no file ${path}` : `--config ${path}: ${error.message}`,
    );
  });
  const site = Site.safeParse(yamlOf(text, path));
  if (!site.success)
    throw new Trouble(`--config ${path}: not a site's chairs and devices:\n${z.prettifyError(site.error)}`);
  return site.data;
}

/** Where the kits of a site find their broker; undefined: it names none. */
export function brokerOf({ mqtt }: Site): { url: string; site: string } | undefined {
  if (mqtt === undefined) return undefined;
  const { site, broker } = mqtt;
  return "url" in broker
    ? { url: broker.url, site }
    : { url: `mqtt://${hostOf(broker.embedded.host)}:${broker.embedded.port}`, site };
}

/** An IPv6 address stands in brackets in a URL. */
const hostOf = (host: string): string => (host.includes(":") && !host.startsWith("[") ? `[${host}]` : host);

function yamlOf(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Trouble(`--config ${path} is not YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}
