import type { Duplex } from "node:stream";
import { connect } from "mqtt";
import { kitTopic, kitPublishes } from "@vigil/shared/contracts";

export type Connection = {
  /** False: the broker is not reached. Nothing is kept for later. */
  publish(topic: string, payload: string): boolean;
  state(): { connected: boolean; why: string };
  close(): Promise<void>;
};

type Given = {
  site: string;
  url: string;
  username?: string;
  password?: string;
  reached(): void;
  lost(): void;
  message(topic: string, payload: Uint8Array, retained: boolean): void;
};

// A broker that is gone is noticed after half as long again.
const KEEPALIVE_S = 5;
const RETRY_MS = 1_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** The gateway's own connection to a broker, as an ordinary client: for ever, with a pause of a second after each failure. */
export function connection({ site, url, username, password, reached, lost, message }: Given): Connection {
  let why = "connecting to the broker";
  let ready = false;
  let again: NodeJS.Timeout | undefined;
  const client = connect(url, {
    protocolVersion: 4,
    clean: true,
    keepalive: KEEPALIVE_S,
    reconnectPeriod: RETRY_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // A password that is wrong today may be right tomorrow: the kits wait for us.
    reconnectOnConnackError: true,
    queueQoSZero: false,
    // Subscribed anew by hand, for only then is it known that kits can be heard.
    resubscribe: false,
    // Its debug lines cost more than the parsing of a message, written or not.
    log: () => {},
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  });
  const gone = (): void => {
    clearTimeout(again);
    if (ready) why = "the connection to the broker ended";
    ready = false;
    lost();
  };

  const topics = kitPublishes.map((leaf) => kitTopic(site, "+", leaf));
  const subscribe = (refusedBefore: boolean): void => {
    client.subscribe(topics, { qos: 1 }, (error, granted = []) => {
      if (error !== null || granted.some(({ qos }) => qos > 2)) {
        gone();
        why = "the broker does not let this user hear the kits: check its access list";
        // Its list may be mended without an end to this connection.
        if (client.connected) again = setTimeout(() => subscribe(true), RETRY_MS);
        return;
      }
      // Begun anew, so that what the broker kept comes in its order.
      if (refusedBefore) return void client.reconnect();
      ready = true;
      why = "connected";
    });
  };
  client.on("connect", () => {
    // A broker may send what it kept before it answers the subscription (MQTT 3.1.1 section 3.8.4).
    reached();
    subscribe(false);
  });
  const corked = oneWriteATurn();
  client.on("message", (topic, payload, { retain, qos }) => {
    // In a flood the answer to a ping waits behind all that the broker has for us. What comes meanwhile shows as well that it
    // is there, and our confirmation tells it the same of us.
    if (corked(client.stream) && qos > 0) client.reschedulePing(true);
    message(topic, payload, retain);
  });
  client.on("error", (error) => {
    why = sentenceOf(error, url);
  });
  client.on("close", gone);

  return {
    publish(topic, payload) {
      if (!ready || !client.connected) return false;
      client.publish(topic, payload, { qos: 1 });
      return true;
    },
    state: () => ({ connected: ready, why }),
    close() {
      clearTimeout(again);
      return client.endAsync(true);
    },
  };
}

/** Confirmations of what came in one turn of the event loop go out in one write; one by one each would be a system call. */
function oneWriteATurn(): (stream: Duplex) => boolean {
  let held: Duplex | undefined;
  return (stream) => {
    if (held === stream) return false;
    held = stream;
    stream.cork();
    setImmediate(() => {
      if (held === stream) held = undefined;
      stream.uncork();
    });
    return true;
  };
}

function sentenceOf(error: Error, url: string): string {
  const code = "code" in error ? error.code : undefined;
  switch (code) {
    case "ECONNREFUSED":
      return `nothing listens on ${url}: is the broker running?`;
    case "ENOTFOUND":
      return `no machine is called as in ${url}: check the name or use its address`;
    // CONNACK, MQTT 3.1.1 section 3.2.2.3.
    case 4:
    case 5:
      return "the broker does not accept the gateway's user and password: check mqtt.broker in the configuration";
    default:
      return error.message;
  }
}
