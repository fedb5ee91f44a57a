import { readFile } from "node:fs/promises";
import { z } from "zod";
import { parse } from "yaml";
import { Trouble } from "../trouble.ts";

// Only what the demo needs of a site's configuration; the gateway reads the same file whole and strictly.
const Site = z.object({
  chairs: z.array(z.object({ id: z.string() })).min(1),
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

/** Chairs, in their order, and the devices of the configuration in `path`. Throws Trouble where it cannot be read. */
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

function yamlOf(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Trouble(`--config ${path} is not YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}
