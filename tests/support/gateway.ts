import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { freePorts } from "./ports.ts";

export const root = resolve(import.meta.dirname, "../..");

export type SiteDevice = { id: string; profile: string; chair: string; channel: { tcp: string } | { serial: string } };

export type Gateway = {
  readonly port: number;
  readonly address: string;
  readonly folder: string;
  readonly config: string;
  readonly child: ChildProcess;
  /** What it said on standard error so far. */
  said(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts again on the same data, port and configuration. */
  again(): Promise<Gateway>;
  /** Stops it and removes its data. */
  end(): Promise<void>;
};

export type SiteKit = { id: string; home: string; devices?: readonly string[] };

type Given = {
  devices: readonly SiteDevice[];
  chairs?: readonly string[];
  homes?: readonly string[];
  kits?: readonly SiteKit[];
  /** As in the site's file: the site's name in topics, and the broker. */
  mqtt?: object;
  /** Files with a protocol each. */
  protocols?: readonly string[];
  /** As in the site's file: how each role is reached. */
  calls?: object;
  /** More of the environment: where a configuration names a secret. */
  env?: Readonly<Record<string, string>>;
  /** Another program in the gateway's place: a gateway with one part changed. */
  program?: string;
  limits?: object;
  /** Instead of a new folder below the machine's temporary one. */
  folder?: string;
};

/** Runs a real gateway in a process of its own, on a folder of its own. */
export async function startGateway({
  devices,
  chairs,
  homes,
  kits,
  mqtt,
  protocols,
  calls,
  env,
  program = join(root, "gateway/src/main.ts"),
  limits,
  folder = mkdtempSync(join(tmpdir(), "vigil-")),
}: Given): Promise<Gateway> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error("no free port");
  const config = join(folder, "site.yaml");
  const ids = chairs ?? [...new Set(devices.map(({ chair }) => chair))];
  const site = {
    site: "Test clinic",
    simulated: true,
    listen: { host: "127.0.0.1", port },
    chairs: ids.map((id) => ({ id, label: id.replace("chair-", "Chair ") })),
    ...(homes === undefined ? {} : { homes: homes.map((id) => ({ id, label: id.replace("home-", "Home ") })) }),
    ...(kits === undefined ? {} : { kits }),
    ...(mqtt === undefined ? {} : { mqtt }),
    ...(protocols === undefined ? {} : { protocols }),
    devices,
    ...(calls === undefined ? {} : { calls }),
    ...(limits === undefined ? {} : { limits }),
  };
  writeFileSync(config, stringify(site));
  return run({ program, config, folder, port, ...(env === undefined ? {} : { env }) });
}

type Run = { program: string; config: string; folder: string; port: number; env?: Readonly<Record<string, string>> };

async function run(given: Run): Promise<Gateway> {
  const { program, config, folder, port, env } = given;
  const child = fork(program, ["--config", config, "--data", folder], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: [],
    ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await new Promise<void>((ready, reject) => {
    child.once("message", () => ready());
    child.once("exit", (code, signal) =>
      reject(new Error(`the gateway ended before it was ready (${signal ?? code}): ${said}`)),
    );
  });
  const kill = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((gone) => {
      if (child.exitCode !== null || child.signalCode !== null) return gone();
      child.once("exit", () => gone());
      child.kill(signal);
    });
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    folder,
    config,
    child,
    said: () => said,
    kill,
    again: () => run(given),
    async end() {
      child.kill("SIGCONT");
      await kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
