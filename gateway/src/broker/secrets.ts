import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { DeviceId } from "@vigil/shared/contracts";
import { z } from "zod";
import { BrokerRefused } from "./refused.ts";

const SECRET_BYTES = 24;
const SecretsFile = z.strictObject({ kits: z.record(DeviceId, z.string().min(12).max(200)) });

/**
 * The secret of each kit, by its id, from `file`: `{ "kits": { id: secret } }`, mode 0600. The file is made when it is
 * missing, and a kit that is not in it gets a secret; one that is no longer configured keeps its own, but is not returned.
 * Throws BrokerRefused when the file is not readable as such: a new one would lock every kit out.
 */
export function kitSecrets(file: string, kits: readonly string[]): ReadonlyMap<string, string> {
  const kept = read(file);
  const secrets = new Map(kept === "missing" ? [] : kept);
  for (const kit of kits) if (!secrets.has(kit)) secrets.set(kit, randomBytes(SECRET_BYTES).toString("base64url"));
  if (kept === "missing" || secrets.size > kept.size) write(file, secrets);
  // A file that was copied or edited may have been left open to others.
  else chmodSync(file, 0o600);
  return new Map([...secrets].filter(([kit]) => kits.includes(kit)));
}

function read(file: string): ReadonlyMap<string, string> | "missing" {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "missing";
    throw new BrokerRefused(`${file} cannot be read: ${sentence(error)}. It holds the kits' secrets.`);
  }
  const parsed = SecretsFile.safeParse(jsonOf(text));
  if (parsed.success) return new Map(Object.entries(parsed.data.kits));
  throw new BrokerRefused(
    `${file} is not a file of kit secrets: { "kits": { "kit-1": "secret" } }. Mend it, or move it away to have new secrets made.`,
  );
}

// Written beside and renamed: a crash leaves the old secrets or the new ones, never half of them.
function write(file: string, secrets: ReadonlyMap<string, string>): void {
  const beside = `${file}.${process.pid}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const handle = openSync(beside, "w", 0o600);
    writeSync(handle, `${JSON.stringify({ kits: Object.fromEntries(secrets) }, null, 2)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(beside, file);
  } catch (error) {
    throw new BrokerRefused(`${file} cannot be written: ${sentence(error)}. It holds the kits' secrets.`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no file of secrets: the schema says so.
    return undefined;
  }
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));
