import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect as connectTcp, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectAsync, type MqttClient } from "mqtt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBroker, type Broker } from "./openBroker.ts";
import { PortRefused } from "../listenOn.ts";
import { kitSecrets } from "./secrets.ts";

let folder = "";
let broker: Broker;
let clients: MqttClient[] = [];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "vigil-broker-"));
  broker = await openBroker({
    host: "127.0.0.1",
    port: await freePort(),
    site: "clinic",
    kits: ["kit-1", "kit-2"],
    secretsFile: join(folder, "kits.json"),
  });
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.endAsync(true)));
  clients = [];
  await broker.close();
  rmSync(folder, { recursive: true });
});

async function enter(username: string, password: string, clientId = "a", will?: string): Promise<MqttClient> {
  const client = await connectAsync(broker.url, {
    username,
    password,
    clientId,
    protocolVersion: 4,
    reconnectPeriod: 0,
    ...(will === undefined ? {} : { will: { topic: will, payload: Buffer.from("will"), qos: 1, retain: true } }),
  });
  clients.push(client);
  return client;
}
const secretOf = (kit: string): string => kitSecrets(join(folder, "kits.json"), [kit]).get(kit) ?? "";
const enterKit = (kit: string, clientId?: string, will?: string): Promise<MqttClient> =>
  enter(kit, secretOf(kit), clientId, will);

/** What the gateway hears, and a promise of the next it hears. */
async function gateway(): Promise<{ heard: string[]; next(): Promise<void>; client: MqttClient }> {
  const client = await enter(broker.username, broker.password);
  const heard: string[] = [];
  let wake = (): void => {};
  client.on("message", (topic, payload) => {
    heard.push(`${topic.slice("vigil/v1/clinic/kit/".length)} ${String(payload)}`);
    wake();
  });
  await client.subscribeAsync(
    ["status", "telemetry", "reply"].map((leaf) => `vigil/v1/clinic/kit/+/${leaf}`),
    { qos: 1 },
  );
  return { heard, client, next: () => new Promise((resolve) => (wake = resolve)) };
}
const topic = (kit: string, leaf: string): string => `vigil/v1/clinic/kit/${kit}/${leaf}`;

test("what is not the kit's to publish is confirmed, dropped and counted; what is its own arrives", async () => {
  const { heard, next } = await gateway();
  const kit = await enterKit("kit-1");
  const arrived = next();
  // Each resolves at its PUBACK.
  await kit.publishAsync(topic("kit-2", "telemetry"), "forged", { qos: 1 });
  await kit.publishAsync(topic("kit-1", "telemetry"), "kept", { qos: 1, retain: true });
  await kit.publishAsync(topic("kit-1", "telemetry"), "x".repeat(16_385), { qos: 1 });
  await kit.publishAsync(topic("kit-1", "command"), "own command", { qos: 2 });
  await kit.publishAsync(topic("kit-1", "telemetry"), "mine", { qos: 1 });
  await arrived;
  expect(heard).toEqual(["kit-1/telemetry mine"]);
  expect(broker.refused()).toEqual({
    "publish on another kit's topic": 1,
    "retained telemetry": 1,
    "payload too large": 1,
    "publish on a topic of the gateway": 1,
  });
});

test("a will on a foreign topic changes nothing", async () => {
  const { heard, next } = await gateway();
  const arrived = next();
  const kit = await enterKit("kit-1", "a", topic("kit-2", "status"));
  kit.stream.destroy();
  const other = await enterKit("kit-1", "b", topic("kit-1", "status"));
  other.stream.destroy();
  await arrived;
  expect(heard).toEqual(["kit-1/status will"]);
  expect(broker.refused()).toEqual({ "publish on another kit's topic": 1 });
});

test("a flood ends at the broker, confirmed and counted; another kit is not held up", async () => {
  const { heard } = await gateway();
  const flooding = await enterKit("kit-1");
  const other = await enterKit("kit-2");
  await Promise.all(
    Array.from({ length: 2_000 }, () => flooding.publishAsync(topic("kit-1", "telemetry"), "x", { qos: 1 })),
  );
  await other.publishAsync(topic("kit-2", "telemetry"), "mine", { qos: 1 });
  const dropped = broker.refused()["more than 200 a second"] ?? 0;
  expect(dropped).toBeGreaterThan(500);
  while (heard.length < 2_000 - dropped + 1) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(heard.filter((line) => line === "kit-2/telemetry mine")).toHaveLength(1);
});

test("a foreign subscription fails by its answer, and the connection stays", async () => {
  const kit = await enterKit("kit-1");
  const filters = ["#", topic("kit-2", "command"), topic("+", "ack"), "$SYS/#", topic("kit-1", "status")];
  for (const filter of filters)
    await expect(kit.subscribeAsync(filter, { qos: 1 })).rejects.toThrow(/subscri|unspecified/i);
  const granted = await kit.subscribeAsync([topic("kit-1", "command"), topic("kit-1", "ack")], { qos: 1 });
  expect(granted.map(({ qos }) => qos)).toEqual([1, 1]);
  expect(broker.refused()).toEqual({ "subscription to foreign topics": filters.length });
});

test("a wrong password, another kit's secret and no password at all are refused", async () => {
  await expect(enter("kit-1", "wrong-password")).rejects.toThrow(/connection refused/i);
  await expect(enter("kit-1", secretOf("kit-2"))).rejects.toThrow(/refused/i);
  await expect(enter("nobody", "wrong-password")).rejects.toThrow(/connection refused/i);
  await expect(enter("gateway", "")).rejects.toThrow(/connection refused/i);
  expect(broker.refused()).toEqual({ "wrong user or password": 4 });
});

test("a kit that takes another's client id takes nothing", async () => {
  const honest = await enterKit("kit-1", "kit-1");
  await enterKit("kit-2", "kit-1");
  await expect(enter("kit-1", "wrong-password", "kit-1")).rejects.toThrow(/connection refused/i);
  await honest.publishAsync(topic("kit-1", "telemetry"), "still here", { qos: 1 });
  expect(honest.connected).toBe(true);
});

test("one user holds four connections, no more", async () => {
  for (const id of ["a", "b", "c", "d"]) await enterKit("kit-1", id);
  await expect(enterKit("kit-1", "e")).rejects.toThrow(/connection refused/i);
  await enterKit("kit-2", "e");
  expect(broker.refused()).toEqual({ "too many connections of one user": 1 });
});

test("a packet that declares more than 64 KiB ends its connection, unread; the others stay", async () => {
  const kit = await enterKit("kit-1");
  const port = Number(new URL(broker.url).port);
  await new Promise<void>((resolve) => {
    const raw = connectTcp(port, "127.0.0.1", () => raw.write(Uint8Array.of(0x30, 0x81, 0x80, 0x04)));
    raw.on("error", () => {});
    raw.on("close", () => resolve());
  });
  await new Promise<void>((resolve) => {
    const raw = connectTcp(port, "127.0.0.1", () => raw.write("GET / HTTP/1.1\r\n\r\n"));
    raw.on("error", () => {});
    raw.on("close", () => resolve());
  });
  await kit.publishAsync(topic("kit-1", "status"), "here", { qos: 1 });
  expect(broker.refused()).toMatchObject({ "packet over 64 KiB": 1 });
});

test("secrets are made once, for their owner's eyes only, and a new kit gets one", () => {
  const file = join(folder, "kits.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const first = secretOf("kit-1");
  const more = kitSecrets(file, ["kit-1", "kit-3"]);
  expect(more.get("kit-1")).toBe(first);
  expect(more.get("kit-3")).toMatch(/^[\w-]{32}$/);
  expect([...more.keys()]).toEqual(["kit-1", "kit-3"]);
  expect(Object.keys(JSON.parse(readFileSync(file, "utf8")).kits)).toEqual(["kit-1", "kit-2", "kit-3"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a kit that is called as the gateway is refused: its secret would be the gateway's", async () => {
  const given = { host: "127.0.0.1", port: 1, site: "clinic", kits: ["gateway"], secretsFile: join(folder, "c.json") };
  await expect(openBroker(given)).rejects.toThrow(/Give it another id/);
});

test("a taken port is a sentence with the way out", async () => {
  const { port } = new URL(broker.url);
  const second = openBroker({
    host: "127.0.0.1",
    port: Number(port),
    site: "clinic",
    kits: [],
    secretsFile: join(folder, "b.json"),
  });
  await expect(second).rejects.toThrow(PortRefused);
  await expect(second).rejects.toThrow(/choose another port/);
});
