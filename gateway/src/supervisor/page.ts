import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Builds the page when its sources have changed since it was built last. Returns what it did, for a person. */
export async function preparePage(root: string): Promise<"was built already" | "built"> {
  const stamp = join(root, "dashboard/dist/.built-from");
  const sources = sourcesHash(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return "was built already";
  await build(join(root, "dashboard"));
  writeFileSync(stamp, sources);
  return "built";
}

function sourcesHash(root: string): string {
  const files = globSync(
    [
      "dashboard/{src,public}/**/*",
      "dashboard/*.{html,ts,json}",
      "shared/src/{kernel,contracts,view}/**/*.ts",
      "pnpm-lock.yaml",
    ],
    {
      cwd: root,
      withFileTypes: true,
    },
  )
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
}

function build(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(folder, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"],
      // A shell or a test run that says otherwise must not get React's slow development build.
      { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_ENV: "production" } },
    );
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The page could not be built:\n${said}`))));
  });
}
