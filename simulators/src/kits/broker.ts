import mqtt, { type MqttClient } from "mqtt";
import { kitSubscribes, kitTopic, type DeviceId, type KitLeaf, type KitStatus } from "@vigil/shared/contracts";

export type KitAddress = { url: string; site: string; kit: DeviceId; secret: string };

/** One connection to a broker; when it is over it is over, and another is made. */
export type Connection = {
  publish(leaf: KitLeaf, message: unknown, retain: boolean): void;
  /** Cuts the line without a goodbye, as a lost network does: the broker publishes the will. */
  cut(): void;
  /** Says that the kit is going, and goes. */
  leave(): Promise<void>;
};

export type ConnectionEvents = {
  connected(): void;
  heard(leaf: KitLeaf, payload: Uint8Array): void;
  trouble(why: string): void;
  /** Once, also where there never was a connection. */
  over(): void;
};

const KEEPALIVE_S = 5;
const CONNECT_WITHIN_MS = 5_000;
/** For each of the two steps of a goodbye. */
const GOODBYE_MS = 400;

/** Connects as a kit: its own user, its will, its own two topics. MQTT 3.1.1. */
export function connect({ url, site, kit, secret }: KitAddress, events: ConnectionEvents): Connection {
  const topic = (leaf: KitLeaf): string => kitTopic(site, kit, leaf);
  const offline: KitStatus = { v: 1, kit, online: false };
  const client: MqttClient = mqtt.connect(url, {
    protocolVersion: 4,
    clientId: `${kit}-${Math.floor(performance.now() * 1_000)}`,
    username: kit,
    password: secret,
    clean: true,
    keepalive: KEEPALIVE_S,
    connectTimeout: CONNECT_WITHIN_MS,
    // Whoever holds the spool decides what is sent again, so each connection is a new one.
    reconnectPeriod: 0,
    will: { topic: topic("status"), payload: Buffer.from(JSON.stringify(offline)), qos: 1, retain: true },
  });
  let isOver = false;
  const over = (): void => {
    if (isOver) return;
    isOver = true;
    client.end(true);
    events.over();
  };

  client.on("connect", () => {
    client.subscribe(kitSubscribes.map(topic), { qos: 1 }, (error, granted = []) => {
      if (isOver) return;
      if (error !== null || granted.some(({ qos }) => qos === 128)) {
        events.trouble(`its topics were refused${error === null ? "" : `: ${error.message}`}`);
        return over();
      }
      events.connected();
    });
  });
  client.on("message", (at, payload) => {
    const leaf = kitSubscribes.find((one) => topic(one) === at);
    if (leaf !== undefined && !isOver) events.heard(leaf, payload);
  });
  client.on("error", (error) => {
    if (!isOver) events.trouble(error.message === "" ? `${url} cannot be reached` : error.message);
    over();
  });
  client.on("close", over);

  const publishGoodbye = (done: () => void): void => {
    client.publish(topic("status"), JSON.stringify(offline), { qos: 1, retain: true }, () => done());
  };

  return {
    publish(leaf, message, retain) {
      // What does not arrive stays in the spool and is sent again: the outcome of one publish decides nothing.
      if (client.connected) client.publish(topic(leaf), JSON.stringify(message), { qos: 1, retain }, () => {});
    },
    cut: over,
    async leave() {
      if (isOver) return;
      if (client.connected) {
        // A broker that does not answer any more is not waited for.
        await soon(publishGoodbye);
        await soon((done) => client.end(false, {}, done));
      }
      over();
    },
  };
}

const soon = (act: (done: () => void) => void): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, GOODBYE_MS);
    act(() => {
      clearTimeout(timer);
      done();
    });
  });
