import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { version } from "../../gateway/src/version.ts";

/** The machine and what runs on it, in words for the head of the table. */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${processors.length} × ${processors[0]?.model.trim() ?? "unknown processor"}`,
    `${memory} GiB`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    `SQLite ${process.versions["sqlite"] ?? "unknown"}`,
    `socket.io ${packageVersion("socket.io")}`,
    `Vigil ${version}`,
  ].join(", ");
}

function packageVersion(name: string): string {
  const parsed: unknown = JSON.parse(
    readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8"),
  );
  return typeof parsed === "object" && parsed !== null && "version" in parsed ? String(parsed.version) : "unknown";
}
