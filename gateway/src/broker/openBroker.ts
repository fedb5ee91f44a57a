import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { createServer, type Socket } from "node:net";
import { KIT_CUT_BYTES } from "@vigil/shared/contracts";
import { Aedes, type AuthenticateError, type Client, type PublishPacket } from "aedes";
import { systemClock } from "../clock.ts";
import type { Clock } from "../ports.ts";
import { guardedStream } from "./guardedStream.ts";
import { listenOn } from "../listenOn.ts";
import { rate } from "./rate.ts";
import { BrokerRefused } from "./refused.ts";
import { refusals } from "./refusals.ts";
import { GATEWAY_USER, publishRight, subscribeRight, type Right } from "./rights.ts";
import { kitSecrets } from "./secrets.ts";
import { users } from "./users.ts";

export type Broker = {
  /** Where kits and the gateway find it: `mqtt://127.0.0.1:1883`. */
  url: string;
  /** The gateway's own credential, made anew at every start. */
  username: string;
  password: string;
  /** What was not taken, by reason, since the start. */
  refused(): Record<string, number>;
  close(): Promise<void>;
};

type Given = {
  host: string;
  port: number;
  site: string;
  kits: readonly string[];
  secretsFile: string;
  clock?: Pick<Clock, "now">;
};

// A kit that comes back leaves a dead connection behind for a while; more than this are not its own.
const CONNECTIONS_PER_USER = 4;
// Who has not said CONNECT by then is no kit.
const CONNECT_TIMEOUT_MS = 5_000;
// Who reads nothing for so long is cut, so that it does not hold up the others.
const DRAIN_TIMEOUT_MS = 5_000;
const HALF_OPEN_QOS2 = 100;
// Twice what the gateway takes of a kit: a flood ends here, before it is sent on and read a second time.
const PER_SECOND = 200;
const BURST = 800;
// CONNACK, MQTT 3.1.1 section 3.2.2.3: server unavailable; bad user name or password.
const UNAVAILABLE = 3;
const BAD_CREDENTIAL = 4;
// Where a publish goes that was not its sender's to make: nobody may subscribe to it.
const SINK = "$dropped";
const NOTHING = Buffer.alloc(0);
/** Ends of connections that are no fault of a client's words. */
const ordinary: ReadonlySet<string> = new Set(["keep alive timeout", "connection closed", "drain timeout"]);

/**
 * The embedded broker: MQTT 3.1.1 for the kits of one site. A user is a kit and sees its own topics alone. What it may not
 * publish is confirmed to it, dropped and counted: a kit with a fault keeps its connection, and harms nobody.
 * Throws PortRefused when the address, and BrokerRefused when the file of secrets cannot be used.
 */
export async function openBroker({
  host,
  port,
  site,
  kits,
  secretsFile,
  clock = systemClock(),
}: Given): Promise<Broker> {
  if (kits.includes(GATEWAY_USER))
    throw new BrokerRefused(
      `No kit may be called ${GATEWAY_USER}: that is the gateway's own user. Give it another id.`,
    );
  const password = randomBytes(24).toString("base64url");
  const knows = users(new Map([...kitSecrets(secretsFile, kits), [GATEWAY_USER, password]]));
  const refused = refusals();
  const userOf = new WeakMap<Client, string>();
  const connected = new Map<string, Set<string>>();
  const rates = new Map(kits.map((kit) => [kit, rate(PER_SECOND, BURST)]));
  const sockets = new Set<Socket>();

  const rightOf = (user: string, { topic, retain, payload }: PublishPacket): Right =>
    rates.get(user)?.(clock.now()) === false
      ? { why: `more than ${PER_SECOND} a second` }
      : publishRight(site, user, { topic, retain, bytes: Buffer.byteLength(payload) });

  const broker = await Aedes.createBroker({
    connectTimeout: CONNECT_TIMEOUT_MS,
    drainTimeout: DRAIN_TIMEOUT_MS,
    maxInflightInbound: HALF_OPEN_QOS2,
    preConnect(_client, packet, go) {
      // A client id is its user's own: nobody touches another's connection by naming it. Who is nobody gets one made.
      const { username = "", password: secret = NOTHING, clientId } = packet;
      packet.clientId = clientId !== "" && knows(username, Buffer.from(secret)) ? `${username}/${clientId}` : "";
      // No session outlives its connection: a queue for an absent kit would grow in memory, and run commands late.
      packet.clean = true;
      go(null, true);
    },
    authenticate(client, user, secret, done) {
      if (user === undefined || secret === undefined || !knows(user, secret)) {
        refused.count("wrong user or password");
        return done(notNow("the user or the password is wrong", BAD_CREDENTIAL), false);
      }
      const ids = connected.get(user);
      if (ids !== undefined && ids.size >= CONNECTIONS_PER_USER && !ids.has(client.id)) {
        refused.count("too many connections of one user");
        return done(notNow("too many connections of this user", UNAVAILABLE), false);
      }
      userOf.set(client, user);
      done(null, true);
    },
    authorizePublish(client, packet, done) {
      const user = client === null ? undefined : userOf.get(client);
      const right = user === undefined ? { why: "will of nobody" } : rightOf(user, packet);
      if (right !== "allowed") {
        refused.count(right.why);
        drop(packet);
      }
      // An error here would close the connection without a word (MQTT 3.1.1 section 3.3.5.2).
      done(null);
    },
    authorizeSubscribe(client, subscription, done) {
      const right = subscribeRight(site, userOf.get(client) ?? "", subscription.topic);
      if (right === "allowed") return done(null, subscription);
      refused.count(right.why);
      // Answered with 128, failure (MQTT 3.1.1 section 3.9.3).
      done(null, null);
    },
  });

  broker.on("client", (client) => {
    const user = userOf.get(client) ?? "";
    connected.set(user, (connected.get(user) ?? new Set()).add(client.id));
  });
  broker.on("clientDisconnect", (client) => void connected.get(userOf.get(client) ?? "")?.delete(client.id));
  const ended = (_client: Client, error: Error): void => {
    if (!("code" in error) && !("errorCode" in error && error.errorCode !== 1) && !ordinary.has(error.message))
      refused.count("not MQTT 3.1.1");
  };
  broker.on("clientError", ended);
  broker.on("connectionError", ended);
  // A fault inside the broker costs a message, which its kit sends again; it does not end the watch of every chair.
  EventEmitter.prototype.on.call(broker, "error", () => refused.count("fault of the broker"));

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    broker.handle(
      guardedStream(socket, KIT_CUT_BYTES, (why) =>
        refused.count(why === "too long" ? "packet over 64 KiB" : "not MQTT 3.1.1"),
      ),
    );
  });
  try {
    const another = "choose another port: `mqtt: { broker: { embedded: { port: … } } }` in the configuration.";
    await listenOn(server, { host, port, what: "kits", another });
  } catch (error) {
    await closed((done) => broker.close(done));
    throw error;
  }

  return {
    url: `mqtt://${host.includes(":") ? `[${host}]` : host}:${port}`,
    username: GATEWAY_USER,
    password,
    refused: refused.read,
    async close() {
      const stopped = closed((done) => server.close(done));
      await closed((done) => broker.close(done));
      for (const socket of sockets) socket.destroy();
      await stopped;
    },
  };
}

function drop(packet: PublishPacket): void {
  packet.topic = SINK;
  packet.payload = NOTHING;
  packet.retain = false;
}

const notNow = (why: string, returnCode: number): AuthenticateError => Object.assign(new Error(why), { returnCode });
const closed = (close: (done: () => void) => void): Promise<void> => new Promise((done) => close(done));
