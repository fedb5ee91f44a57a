import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Where bytes recorded from real devices lie; they are not part of this repository. */
export const capturesDir = process.env["VIGIL_CAPTURES"] ?? join(root, "../shared/captures");

export type Capture = { path: string; missing: boolean; why: string; read(): Uint8Array };

/** One capture, by its path below the folder. Where it is `missing`, `why` names it and how to get it, for a skip to say. */
export function capture(path: string): Capture {
  const file = join(capturesDir, path);
  const missing = !existsSync(file);
  return {
    path: file,
    missing,
    why: missing ? ` (no ${path} in ${capturesDir}: set VIGIL_CAPTURES)` : "",
    read: () => new Uint8Array(readFileSync(file)),
  };
}
