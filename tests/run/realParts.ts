import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findMosquitto } from "../support/mosquitto.ts";
import { onPath } from "./onPath.ts";
import { runProcess } from "./runProcess.ts";
import { say } from "./say.ts";

type Part = { name: string; packaged: string; find(): string | undefined; without: string };

const parts: readonly Part[] = [
  {
    name: "Chromium",
    packaged: "chromium",
    find: () => process.env["VIGIL_CHROMIUM"] ?? onPath("chromium", "chromium-browser", "google-chrome"),
    without: "browser tests are skipped",
  },
  {
    name: "socat",
    packaged: "socat",
    find: () => onPath("socat"),
    without: "tests on a serial line are skipped",
  },
  {
    name: "Mosquitto",
    packaged: "mosquitto",
    find: () => findMosquitto()?.broker,
    without: "tests of kits on a broker that is not ours are skipped",
  },
];

/** Sees to the programs that tests want for real: installs what it may, names what it may not. Returns the environment. */
export async function realParts(root: string): Promise<NodeJS.ProcessEnv> {
  const missing = parts.filter((part) => part.find() === undefined);
  if (missing.length > 0) await install(missing, root);
  for (const part of parts) {
    const found = part.find();
    const how = `apt-get install ${part.packaged}`;
    say(found === undefined ? `${part.name}: missing, ${part.without}; get it: ${how}` : `${part.name}: ${found}`);
  }
  const captures = process.env["VIGIL_CAPTURES"] ?? join(root, "../shared/captures");
  say(
    existsSync(captures)
      ? `captures: ${captures}`
      : `captures: none at ${captures}, tests on whole captures are skipped; set VIGIL_CAPTURES`,
  );
  const chromium = parts[0]?.find();
  return {
    ...process.env,
    // So that `node` and the tools are the workspace's own, also for what tests start.
    PATH: [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter),
    VIGIL_CAPTURES: captures,
    ...(chromium === undefined ? {} : { VIGIL_CHROMIUM: chromium }),
  };
}

async function install(missing: readonly Part[], root: string): Promise<void> {
  const apt = onPath("apt-get");
  if (apt === undefined || process.getuid?.() !== 0) return;
  const names = missing.map((part) => part.packaged);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...names]]) {
    const what = `apt-get ${args.join(" ")}`;
    say(`${what} …`);
    const started = performance.now();
    const still = setInterval(
      () => say(`  still at it, ${Math.round((performance.now() - started) / 1_000)} s`),
      10_000,
    );
    const ended = await runProcess({ command: apt, args, cwd: root, env, limitMs: 300_000, output: "kept" });
    clearInterval(still);
    if (ended.code !== 0) say(`  ${what} did not succeed: ${ended.output.trim().split("\n").at(-1) ?? ended.code}`);
  }
}
