import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { kitTopic } from "@vigil/shared/contracts";
import { root } from "../support/gateway.ts";
import { freePorts } from "../support/ports.ts";
import { until } from "../support/until.ts";
import { runProcess } from "../run/runProcess.ts";
import type { Account } from "./programs/kits.ts";
import type { Say } from "./row.ts";

// What others show kits' numbers with: a flow of Node-RED and the dashboard that its makers offer for it.
const PACKAGES = { "node-red": "5.0.7", "@flowfuse/node-red-dashboard": "1.31.0" };
const folder = join(root, "tests/.out/node-red");
const INSTALL_MS = 300_000;
const READY_MS = 60_000;

export const nodeRedNames = Object.entries(PACKAGES).map(([name, version]) => `${name} ${version}`).join(", "); // prettier-ignore

export type NodeRed = { port: number; pid: number; end(): Promise<void> };

/** Node-RED with one flow: kits' messages of a site, their number into a gauge and a chart. Or why it cannot be had. */
export async function openNodeRed(account: Account, site: string, say: Say): Promise<NodeRed | { why: string }> {
  const program = join(folder, "node_modules/node-red/red.js");
  if (!existsSync(program)) {
    say(`installing ${nodeRedNames} into ${folder}`);
    const why = await install();
    if (why !== undefined) return { why };
  }
  const [port] = await freePorts(1);
  const user = mkdtempSync(join(folder, "user-"));
  const settings = join(user, "settings.cjs");
  writeFileSync(
    settings,
    `module.exports = ${JSON.stringify({
      uiPort: port,
      uiHost: "127.0.0.1",
      flowFile: "flows.json",
      credentialSecret: false,
      disableEditor: true,

      telemetry: { enabled: false, updateNotification: false },
      logging: { console: { level: "info", metrics: false, audit: false } },
    })};\n`,
  );
  writeFileSync(join(user, "flows.json"), JSON.stringify(flow(account.url, site)));
  writeFileSync(
    join(user, "flows_cred.json"),
    JSON.stringify({ broker: { user: account.username, password: account.password } }),
  );
  // Node-RED looks for nodes in its user's folder: the dashboard's stand one above it, where it finds them as well.
  writeFileSync(join(user, "package.json"), JSON.stringify({ private: true, dependencies: PACKAGES }));
  const child = spawn(process.execPath, [program, "-s", settings, "-u", user], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    // Its own nodes stand beside it; nothing of this workspace is its business.
    env: { ...process.env, NODE_PATH: join(folder, "node_modules") },
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null)
      await new Promise<void>((gone) => {
        child.once("exit", () => gone());
        child.kill("SIGKILL");
      });
    rmSync(user, { recursive: true, force: true });
  };
  try {
    await until("Node-RED's flow runs", READY_MS, () => {
      if (child.exitCode !== null) throw new Error("Node-RED ended");
      return said.includes("Started flows") && said.includes("Connected to broker") ? true : undefined;
    });
  } catch (error) {
    await end();
    return { why: `${error instanceof Error ? error.message : String(error)}: ${lastLine(said)}` };
  }
  return { port: port ?? 0, pid: child.pid ?? 0, end };
}

async function install(): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const names = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  const args = ["install", "--no-audit", "--no-fund", "--loglevel", "error", ...names];
  // The machine's npm, run by this Node: Node-RED 5 refuses to be installed by an older one.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}` };
  const ended = await runProcess({ command: "npm", args, cwd: folder, env, limitMs: INSTALL_MS, output: "kept" });
  return ended.code === 0 ? undefined : `npm install: ${lastLine(ended.output) || ended.code}`;
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";

/** The number of the message is what is shown, so that each can be told from the next. */
function flow(url: string, site: string): object[] {
  const { hostname, port } = new URL(url);
  const widget = { z: "flow", group: "group", order: 1, width: 6, height: 4 };
  return [
    { id: "flow", type: "tab", label: "Kits" },
    {
      id: "broker",
      type: "mqtt-broker",
      name: "",
      broker: hostname,
      port,
      clientid: "",
      autoConnect: true,
      usetls: false,
      protocolVersion: "4",
      keepalive: "60",
      cleansession: true,
      autoUnsubscribe: true,
    },
    { id: "base", type: "ui-base", name: "Dashboard", path: "/dashboard", includeClientData: true },
    { id: "theme", type: "ui-theme", name: "Theme", colors: {}, sizes: {} },
    { id: "page", type: "ui-page", name: "Kits", ui: "base", path: "/kits", layout: "grid", theme: "theme", order: 1 },
    { id: "group", type: "ui-group", name: "Kits", page: "page", width: 6, height: 1, order: 1 },
    {
      id: "in",
      type: "mqtt in",
      z: "flow",
      topic: kitTopic(site, "+", "telemetry"),
      qos: "1",
      datatype: "json",
      broker: "broker",
      inputs: 0,
      wires: [["number"]],
    },
    {
      id: "number",
      type: "function",
      z: "flow",
      func: NUMBER,
      outputs: 1,
      wires: [["gauge", "chart"]],
    },
    { ...widget, id: "gauge", type: "ui-gauge", gtype: "gauge-half", min: 0, max: 1_000_000, segments: [], wires: [] },
    {
      ...widget,
      id: "chart",
      type: "ui-chart",
      chartType: "line",
      category: "topic",
      categoryType: "msg",
      xAxisType: "time",
      xAxisPropertyType: "timestamp",
      yAxisPropertyType: "property",
      action: "append",
      // A minute of points, as a live trend has.
      removeOlder: 1,
      removeOlderUnit: "60",
      removeOlderPoints: "",
      wires: [[]],
    },
  ];
}

// The numbers in the reading, put together as `loadSequence` does: pulse, systolic, diastolic, mean from the lowest digit on.
const NUMBER = `const { systolic, diastolic, mean, pulse } = msg.payload.reading;
return { topic: msg.payload.kit, payload: (((mean - 84) * 18 + (diastolic - 65)) * 30 + (systolic - 110)) * 40 + (pulse - 55) };`;
