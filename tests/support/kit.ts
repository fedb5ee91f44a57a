import { randomUUID } from "node:crypto";
import { connect, type IClientOptions, type MqttClient } from "mqtt";
import {
  KitAck,
  KitCommand,
  kitSubscribes,
  kitTopic,
  KIT_VERSION,
  type CuffReading,
  type KitDeviceKey,
  type KitLeaf,
  type KitReply,
} from "@vigil/shared/contracts";
import { until } from "./until.ts";

/** A kit under a test's hand: it says just what it is told, also what no kit may say. */
export type RawKit = {
  readonly id: string;
  readonly boot: string;
  readonly client: MqttClient;
  /** Its clock, ms; `sentAt` and `measuredAt` are read from it. */
  now(): number;
  /** Says an SpO2 and a pulse; returns the number it went by. Resolves with the broker's PUBACK. */
  oximetry(values: { spo2: number; pulse?: number }, told?: Told): Promise<number>;
  probeOff(told?: Told): Promise<number>;
  pressure(reading: Partial<CuffReading>, told?: Told): Promise<number>;
  failed(because: string, told?: Told): Promise<number>;
  status(more?: object): Promise<void>;
  reply(id: string, outcome: KitReply["outcome"], more?: object): Promise<void>;
  /** Anything at all, anywhere. Text and bytes go as they are, the rest as JSON. */
  publish(topic: string, payload: unknown, retain?: boolean): Promise<void>;
  say(leaf: KitLeaf, payload: unknown, retain?: boolean): Promise<void>;
  commands(): readonly KitCommand[];
  acks(): readonly KitAck[];
  /** The highest number up to which all of one device is on disk, as the gateway told last; -1 where it told nothing. */
  ackedUpTo(device: KitDeviceKey, boot?: string): number;
  isAcked(device: KitDeviceKey, seq: number, boot?: string): boolean;
  /** Topics and payloads that came, its own and others'. */
  heard(): readonly { topic: string; payload: string }[];
  /** Breaks off without a word, so that the broker tells its will. It does not come back. */
  vanish(): Promise<void>;
  /** Says goodbye: there is no will. */
  close(): Promise<void>;
};

/** What a message says of itself, where it is not what a kit would say now. */
export type Told = { seq?: number; boot?: string; measuredAt?: number; sentAt?: number } & Record<string, unknown>;

type Given = {
  url: string;
  site: string;
  id: string;
  secret: string;
  /** Who it says it is to the broker; its id where nothing is said. */
  username?: string;
  boot?: string;
  /** How far its clock is ahead, ms. */
  ahead?: number;
  /** Whether it says its status at once and every few seconds, as a kit must. */
  silent?: boolean;
  options?: IClientOptions;
};

// A kit says its status at least every 10 s (docs/kit.md).
const STATUS_EVERY_MS = 4_000;
const CONNECTED_MS = 10_000;

export async function openKit(given: Given): Promise<RawKit> {
  const { url, site, id, secret, username = id, boot = `b-${randomUUID().slice(0, 8)}` } = given;
  const { ahead = 0, silent = false, options = {} } = given;
  const topic = (leaf: KitLeaf): string => kitTopic(site, id, leaf);
  const now = (): number => Date.now() + ahead;
  const client = connect(url, {
    username,
    password: secret,
    protocolVersion: 4,
    clean: true,
    keepalive: 5,
    reconnectPeriod: 200,
    connectTimeout: CONNECTED_MS,
    will: {
      topic: topic("status"),
      payload: Buffer.from(JSON.stringify({ v: KIT_VERSION, kit: id, online: false })),
      qos: 1,
      retain: true,
    },
    ...options,
  });
  let trouble: Error | undefined;
  client.on("error", (error) => {
    trouble = error;
  });
  const commands: KitCommand[] = [];
  const acks: KitAck[] = [];
  const heard: { topic: string; payload: string }[] = [];
  client.on("message", (from, payload) => {
    heard.push({ topic: from, payload: payload.toString() });
    // What the gateway says to its own kits is of the contract, or the test ends here.
    if (from === topic("command")) commands.push(KitCommand.parse(JSON.parse(payload.toString())));
    if (from === topic("ack")) acks.push(KitAck.parse(JSON.parse(payload.toString())));
  });

  const next = { oximeter: 0, cuff: 0 };
  const publish = async (to: string, payload: unknown, retain = false): Promise<void> => {
    const raw = typeof payload === "string" || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
    await client.publishAsync(to, raw, { qos: 1, retain });
  };
  const status = (more: object = {}): Promise<void> =>
    publish(
      topic("status"),
      { v: KIT_VERSION, kit: id, online: true, boot, sentAt: now(), battery: 80, ...more },
      true,
    );
  const tell = async (device: KitDeviceKey, fact: object, { seq, ...told }: Told = {}): Promise<number> => {
    const number = seq ?? next[device];
    next[device] = Math.max(next[device], number + 1);
    const at = now();
    const frame = { v: KIT_VERSION, kit: id, boot, seq: number, measuredAt: at, sentAt: at, device };
    await publish(topic("telemetry"), { ...frame, ...fact, ...told });
    return number;
  };
  const marksOf = (device: KitDeviceKey, of: string): KitAck["marks"] =>
    acks.flatMap(({ marks }) => marks).filter((mark) => mark.device === device && mark.boot === of);
  /** It comes back by itself until it is told to go. */
  let beats: ReturnType<typeof setInterval> | undefined;
  const greet = (): void => {
    // A connection that breaks meanwhile is made again, and greets again.
    void client.subscribeAsync(kitSubscribes.map(topic), { qos: 1 }).catch(() => undefined);
    if (!silent) void status().catch(() => undefined);
  };
  await until(`kit ${id} is connected`, CONNECTED_MS, () => {
    if (trouble !== undefined && !client.connected && options.reconnectPeriod === 0) throw trouble;
    return client.connected ? true : undefined;
  });
  await client.subscribeAsync(kitSubscribes.map(topic), { qos: 1 });
  if (!silent) {
    await status();
    beats = setInterval(() => {
      if (client.connected) void status().catch(() => undefined);
    }, STATUS_EVERY_MS);
  }
  client.on("connect", greet);

  return {
    id,
    boot,
    client,
    now,
    oximetry: ({ spo2, pulse = 71 }, told) => {
      const values = [
        { metric: "spo2", value: spo2, quality: "good" },
        { metric: "pulse", value: pulse, quality: "good" },
      ];
      return tell("oximeter", { kind: "oximetry", values }, told);
    },
    probeOff: (told) => {
      const values = (["spo2", "pulse"] as const).map((metric) => ({
        metric,
        value: "unavailable",
        because: "probe off",
      }));
      return tell("oximeter", { kind: "oximetry", values }, told);
    },
    pressure: ({ systolic = 124, diastolic = 78, ...more }, told) => {
      const mean = Math.round(diastolic + (systolic - diastolic) / 3);
      return tell("cuff", { kind: "bp", reading: { systolic, diastolic, mean, pulse: 70, ...more } }, told);
    },
    failed: (because, told) => tell("cuff", { kind: "bp failed", because }, told),
    status,
    reply: (command, outcome, more = {}) =>
      publish(topic("reply"), { v: KIT_VERSION, kit: id, id: command, sentAt: now(), outcome, ...more }),
    publish,
    say: (leaf, payload, retain) => publish(topic(leaf), payload, retain),
    commands: () => commands,
    acks: () => acks,
    ackedUpTo: (device, of = boot) => marksOf(device, of).at(-1)?.upTo ?? -1,
    isAcked: (device, seq, of = boot) =>
      marksOf(device, of).some(({ upTo, above }) => seq <= upTo || above.includes(seq)),
    heard: () => heard,
    async vanish() {
      clearInterval(beats);
      client.options.reconnectPeriod = 0;
      const gone = new Promise<void>((done) => client.once("close", () => done()));
      client.stream.destroy();
      await gone;
      await client.endAsync(true);
    },
    async close() {
      clearInterval(beats);
      // What a crash of the broker left unconfirmed is waited for by nobody.
      await client.endAsync(true);
    },
  };
}

/** Whether the broker lets somebody in at all. */
export function isLetIn(url: string, options: IClientOptions): Promise<boolean> {
  const client = connect(url, { protocolVersion: 4, reconnectPeriod: 0, connectTimeout: CONNECTED_MS, ...options });
  return new Promise<boolean>((done) => {
    client.once("connect", () => done(true));
    client.once("error", () => done(false));
    client.once("close", () => done(false));
  }).finally(() => client.end(true));
}
