import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFiles } from "./schemas.ts";

// node tests/contracts/schema.ts [--update]: compares docs/schema with the contracts, or writes it anew.
const folder = join(import.meta.dirname, "../../docs/schema");
const wanted = schemaFiles();
mkdirSync(folder, { recursive: true });
const there = readdirSync(folder);
const stale = [...wanted].filter(
  ([name, text]) => !there.includes(name) || readFileSync(join(folder, name), "utf8") !== text,
);
const extra = there.filter((name) => !wanted.has(name));

if (process.argv.includes("--update")) {
  for (const [name, text] of stale) writeFileSync(join(folder, name), text);
  for (const name of extra) rmSync(join(folder, name));
}
for (const name of [...stale.map(([file]) => file), ...extra]) process.stdout.write(`docs/schema/${name}\n`);
if (!process.argv.includes("--update") && stale.length + extra.length > 0) {
  process.stdout.write("differ from the contracts; write them with: node tests/contracts/schema.ts --update\n");
  process.exitCode = 1;
}
