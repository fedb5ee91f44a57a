import { spawn, type ChildProcess } from "node:child_process";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { portNumber } from "./portNumber.ts";
import { writeDemoSite } from "./supervisor/demo.ts";
import { keepRunning } from "./supervisor/keepRunning.ts";
import { whenOrphaned } from "./supervisor/orphaned.ts";
import { preparePage } from "./supervisor/page.ts";
import { version } from "./version.ts";

type Options = { config?: string; data: string; port: number };

const root = resolve(import.meta.dirname, "../..");
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const program = new Command("pnpm start")
  .description(
    "Starts Vigil: builds its page, runs its gateway and starts it again when it dies.\nWithout --config it runs a demo of eight chairs and four homes whose patients are simulators.",
  )
  .version(version)
  .option("--config <file>", "a site's configuration, YAML (see README.md)")
  .option("--data <folder>", "where the log is kept", ".vigil")
  .option(
    "--port <port>",
    "the page's port; with --config, its listen.port counts unless this is given",
    portNumber,
    8080,
  )
  .addHelpText(
    "after",
    "\nAddress: http://127.0.0.1:8080. Until there are accounts, only this machine is answered.\nVigil is not a certified medical device: the bedside device's own alarm stays primary.",
  );
// A package manager may hand the `--` on that parts its own options from ours.
program.parse(process.argv.filter((arg, at) => !(at === 2 && arg === "--")));

await start(program.opts<Options>());

async function start(options: Options): Promise<void> {
  const folder = resolve(options.data);
  say("Vigil is not a certified medical device. The bedside device's own alarm stays primary.");

  const building = performance.now();
  say("Page: looking whether it must be built …");
  const built = await preparePage(root);
  say(`Page: ${built} (${seconds(performance.now() - building)})`);

  const isDemo = options.config === undefined;
  const config = options.config === undefined ? await writeDemoSite(folder, options.port) : resolve(options.config);
  const simulators = isDemo ? demoSimulators(config, folder, options.port) : undefined;
  const portGiven = program.getOptionValueSource("port") === "cli" ? ["--port", String(options.port)] : [];

  const gateway = keepRunning({
    program: join(root, "gateway/src/main.ts"),
    args: (run) => [
      "--config",
      config,
      "--data",
      folder,
      ...portGiven,
      ...(isDemo && run === 1 ? ["--end-watches"] : []),
    ],
    ready(message, run) {
      const address = addressIn(message);
      say(
        run === 1
          ? `Ready in ${seconds(performance.now())}: ${address}${isDemo ? "  (demo, SIMULATED patients)" : ""}`
          : `Gateway is back: ${address}`,
      );
      if (run === 1) say("Stop with Ctrl-C.");
    },
    died: (why, waitMs) => say(`The gateway died (${why}). Starting it again in ${seconds(waitMs)}.`),
    gaveUp(code) {
      simulators?.kill("SIGTERM");
      process.exitCode = code;
      process.exit(code);
    },
  });

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    simulators?.kill("SIGTERM");
    void gateway.stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("SIGHUP", stop);
  whenOrphaned(stop);
}

function demoSimulators(config: string, folder: string, port: number): ChildProcess {
  // The pipe that nobody writes to ends with us, however we end: then the simulators end too.
  return spawn(
    process.execPath,
    [
      join(root, "simulators/src/main.ts"),
      "demo",
      "--config",
      config,
      "--secrets",
      join(folder, "kits.json"),
      "--gateway",
      `http://127.0.0.1:${port}`,
      "--until-stdin-closes",
    ],
    { stdio: ["pipe", "ignore", "inherit"] },
  );
}

const addressIn = (message: unknown): string =>
  typeof message === "object" && message !== null && "ready" in message && typeof message.ready === "string"
    ? message.ready
    : "(no address)";
