import { readFile } from "node:fs/promises";
import { z } from "zod";

/** The gateway's list of kit secrets, made at its first start. */
const Secrets = z.object({ kits: z.record(z.string(), z.string()) });

/** The secret of a kit in the file at `path`; a sentence when it cannot be had (yet). */
export async function secretOf(path: string, kit: string): Promise<{ secret: string } | { why: string }> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return { why: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  const read = Secrets.safeParse(jsonOf(text));
  if (!read.success) return { why: `${path} is no list of secrets like { "kits": { "kit-1": "…" } }` };
  const secret = read.data.kits[kit];
  return secret === undefined ? { why: `${path} has no secret for ${kit}` } : { secret };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half written, or not JSON: the caller says that it is no list of secrets.
    return undefined;
  }
}
