import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectAsync, type MqttClient } from "mqtt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WIRE_VERSION, type Envelope, type Input, type KitMark, type Seq } from "@vigil/shared/contracts";
import { openBroker, type Broker } from "../broker/openBroker.ts";
import { kitSecrets } from "../broker/secrets.ts";
import { systemClock } from "../clock.ts";
import { memoryLog } from "../log/memory.ts";
import { place } from "./kit.test-support.ts";
import { openKits } from "./openKits.ts";
import type { Kits } from "./ports.ts";

let folder = "";
let port = 0;
let broker: Broker;
let kits: Kits;
let inputs: Input[] = [];
let clients: MqttClient[] = [];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
const secretsFile = (): string => join(folder, "kits.json");
const open = (): Promise<Broker> =>
  openBroker({ host: "127.0.0.1", port, site: "clinic", kits: [place.id], secretsFile: secretsFile() });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "vigil-kits-"));
  port = await freePort();
  broker = await open();
  inputs = [];
  const clock = systemClock();
  const log = memoryLog();
  const { url, username, password, refused } = broker;
  kits = openKits({
    mqtt: { site: "clinic", url, username, password, broker: "embedded", refused },
    kits: [place],
    marks: new Map(),
    clock,
    log,
    take(input) {
      const seq = inputs.push(input) as Seq;
      const taken: Envelope[] = [{ v: WIRE_VERSION, seq, at: clock.now(), event: input }];
      log.append(taken);
      return taken;
    },
  });
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.endAsync(true)));
  clients = [];
  await kits.close();
  await broker.close();
  rmSync(folder, { recursive: true });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const topic = (leaf: string, kit = "kit-1"): string => `vigil/v1/clinic/kit/${kit}/${leaf}`;

async function kit(): Promise<{
  say(leaf: string, body: object, retain?: boolean): Promise<unknown>;
  heard: string[];
}> {
  const client = await connectAsync(broker.url, {
    username: "kit-1",
    password: kitSecrets(secretsFile(), ["kit-1"]).get("kit-1") ?? "",
    protocolVersion: 4,
    reconnectPeriod: 0,
  });
  clients.push(client);
  const heard: string[] = [];
  client.on("message", (name, payload) => heard.push(`${name.split("/").at(-1) ?? ""} ${String(payload)}`));
  await client.subscribeAsync([topic("command"), topic("ack")], { qos: 1 });
  return {
    heard,
    say: (leaf, body, retain = false) => client.publishAsync(topic(leaf), JSON.stringify(body), { qos: 1, retain }),
  };
}
const status = () => ({ v: 1, kit: "kit-1", online: true, boot: "b1", sentAt: Date.now(), battery: 64 });
const oximetry = (seq: number) => ({
  v: 1,
  kit: "kit-1",
  boot: "b1",
  seq,
  measuredAt: Date.now(),
  sentAt: Date.now(),
  kind: "oximetry",
  device: "oximeter",
  values: [{ metric: "spo2", value: 96, quality: "good" }],
});
const observed = (): (KitMark | undefined)[] =>
  inputs.flatMap((input) => (input.type === "device.observed" ? [input.kit] : []));

test("from a kit to the log and back: taken once, on disk, acknowledged", async () => {
  await until(() => kits.report().connected);
  const { say, heard } = await kit();
  await say("status", status(), true);
  await say("telemetry", oximetry(0));
  await say("telemetry", oximetry(0));
  await until(() => heard.some((line) => line.includes('"upTo":0')));
  expect(observed()).toEqual([{ boot: "b1", seq: 0 }]);
  expect(kits.reports().map(({ id, link }) => [id, link])).toEqual([
    ["kit-1", "online"],
    ["kit-1-oximeter", "online"],
    ["kit-1-cuff", "online"],
  ]);
});

test("a command goes out and its answer comes in", async () => {
  await until(() => kits.report().connected);
  const { say, heard } = await kit();
  await say("status", status(), true);
  const [, , cuff] = kits.reports();
  if (cuff === undefined) throw new Error("a kit with a cuff");
  await until(() => kits.reports()[0]?.link === "online");
  kits.ask(cuff.id, "measure");
  await until(() => heard.some((line) => line.startsWith("command")));
  const { id } = JSON.parse(heard.find((line) => line.startsWith("command"))?.slice("command ".length) ?? "{}");
  await say("reply", { v: 1, kit: "kit-1", id, sentAt: Date.now(), outcome: "started" });
  await until(() => inputs.some(({ type }) => type === "cuff.started"));
  await say("telemetry", {
    ...oximetry(0),
    kind: "bp",
    device: "cuff",
    values: undefined,
    reading: { systolic: 131, diastolic: 84, mean: 99, pulse: 71 },
  });
  await until(() => inputs.some(({ type }) => type === "cuff.result"));
  expect(inputs.findLast(({ type }) => type === "cuff.result")).toMatchObject({ device: "kit-1-cuff", late: false });
});

test("nobody's kit, and no kit at all, change nothing and are counted", async () => {
  await until(() => kits.report().connected);
  const before = inputs.length;
  const { say } = await kit();
  await say("telemetry", { ...oximetry(0), kit: "kit-9" });
  await say("telemetry", { hello: "world" });
  await until(() => kits.reports()[0]?.discards["malformed"] !== undefined);
  expect(inputs).toHaveLength(before);
});

test("a broker that goes makes every kit silent, and says so", async () => {
  await until(() => kits.report().connected);
  const { say } = await kit();
  await say("status", status(), true);
  await until(() => kits.reports()[0]?.link === "online");
  await broker.close();
  await until(() => !kits.report().connected);
  expect(kits.reports()[0]).toMatchObject({ link: "silent", why: "the broker is not reached" });
  // The gateway's own credential is new with every broker: this one will not let it in, and it says why.
  broker = await open();
  await until(() => kits.report().why.includes("user and password"));
});
