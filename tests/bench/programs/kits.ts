import { connect as connectTcp, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { connect, type MqttClient } from "mqtt";
import { kitTopic, KIT_VERSION } from "@vigil/shared/contracts";
import { loadNumbers } from "../../../simulators/src/load/readings.ts";
import { microseconds } from "../clock.ts";
import { connectPacket, isAccepted, publishPacket } from "./mqttPacket.ts";
import { FIRST_PULSE, PULSES } from "./pulses.ts";
import { serve } from "./serve.ts";

// The publisher of kits: each a connection of its own where they are paced, one connection for all where they flood.
export type Account = { url: string; username: string; password: string };
type Fleet = { site: string; clients: MqttClient[]; boot: string; sent: number[] };

const FLOOD_WRITE_BYTES = 65_536;
const QOS = { qos: 1 } as const;
const SAY_AGAIN_MS = 5_000;
// Thirteen digits until the year 2286.
const INSTANTS = ['"measuredAt":', '"sentAt":'];
type Stamped = { bytes: Buffer; stamps: readonly number[] };
const fleets: Fleet[] = [];
let packets: Stamped[] = [];
let flooding: Socket | undefined;

const answers = {
  /** So many kits of one site, connected, each with its status said every 5 s; kit 0 is called `kit-0`. */
  async open({ account, site, kits }: { account: Account; site: string; kits: number }): Promise<number> {
    const { url, ...credential } = account;
    const clients = await Promise.all(
      Array.from({ length: kits }, async (_, kit) => {
        const client = connect(url, {
          ...credential,
          protocolVersion: 4,
          reconnectPeriod: 0,
          clientId: `${site}-${kit}`,
        });
        await new Promise<void>((connected, reject) => {
          client.once("connect", () => connected());
          client.once("error", reject);
        });
        return client;
      }),
    );
    const fleet = { site, clients, boot: `b${fleets.length}`, sent: clients.map(() => 0) };
    const sayStatus = (): void => {
      for (const [kit, client] of clients.entries()) {
        client.publish(kitTopic(site, `kit-${kit}`, "status"), status(`kit-${kit}`, fleet.boot), {
          ...QOS,
          retain: true,
        });
      }
    };
    sayStatus();
    setInterval(sayStatus, SAY_AGAIN_MS).unref();
    return fleets.push(fleet) - 1;
  },

  /** Pressures first, first + 1, … one kit after another, at their rate; the microsecond at which each was published. */
  async pace(given: { fleet: number; first: number; count: number; perSecond: number }): Promise<Float64Array> {
    const { first, count, perSecond } = given;
    const fleet = fleetOf(given.fleet);
    const sentAt = new Float64Array(count);
    await paced(count, perSecond, (at) => {
      const kit = at % fleet.clients.length;
      sentAt[at] = microseconds();
      fleet.clients[kit]?.publish(
        kitTopic(fleet.site, `kit-${kit}`, "telemetry"),
        pressure(fleet, kit, first + at),
        QOS,
      );
    });
    return sentAt;
  },

  /** A pulse and a saturation of every kit once a second, as `changes` pulses after the first one; by kit, when each was published. */
  async play({ fleet: number, changes }: { fleet: number; changes: number }): Promise<Float64Array[]> {
    const fleet = fleetOf(number);
    const kits = fleet.clients.length;
    const sentAt = fleet.clients.map(() => new Float64Array(changes));
    await paced(kits * (changes + 1), kits, (at) => {
      const kit = at % kits;
      const change = Math.floor(at / kits);
      if (change > 0) sentAt[kit]?.fill(microseconds(), change - 1, change);
      const payload = oximetry(fleet, kit, FIRST_PULSE + (change % PULSES));
      fleet.clients[kit]?.publish(kitTopic(fleet.site, `kit-${kit}`, "telemetry"), payload, QOS);
    });
    return sentAt;
  },

  /** Makes pressures 0, 1, … of so many kits ready for a flood, on one connection, and says that the kits are there. */
  async load(given: { account: Account; site: string; kits: number; count: number }): Promise<void> {
    const { account, site, kits, count } = given;
    const { hostname, port } = new URL(account.url);
    const fleet: Fleet = { site, clients: [], boot: "flood", sent: Array.from({ length: kits }, () => 0) };
    const topicOf = (kit: number, leaf: "status" | "telemetry"): string => kitTopic(site, `kit-${kit}`, leaf);
    packets = Array.from({ length: count }, (_, at) => {
      const kit = at % kits;
      return stampedPacket(publishPacket(topicOf(kit, "telemetry"), (at % 65_535) + 1, pressure(fleet, kit, at)));
    });
    const socket = connectTcp({ host: hostname, port: Number(port), noDelay: true });
    socket.write(connectPacket(`flood-${process.pid}`, account.username, account.password));
    await new Promise<void>((accepted, reject) => {
      socket.once("error", reject);
      socket.once("data", (first) =>
        isAccepted(first) ? accepted() : reject(new Error("the broker did not let us in")),
      );
    });
    // Its confirmations are read and not counted: what arrived is counted at the other end.
    socket.resume();
    // A kit says that it is there before it says anything else (docs/kit.md).
    for (let kit = 0; kit < kits; kit += 1)
      socket.write(publishPacket(topicOf(kit, "status"), kit + 1, status(`kit-${kit}`, fleet.boot)));
    flooding = socket;
  },

  /** All that was loaded, as fast as the broker takes it; the microsecond of the first byte. */
  async flood(_: undefined): Promise<{ beganAt: number }> {
    const socket = flooding;
    if (socket === undefined) throw new Error("nothing was loaded");
    const count = packets.length;
    const beganAt = microseconds();
    for (let at = 0; at < count;) {
      const now = String(Date.now());
      const ready: Buffer[] = [];
      for (let bytes = 0; bytes < FLOOD_WRITE_BYTES && at < count; at += 1) {
        const packet = packets[at];
        if (packet === undefined) break;
        for (const place of packet.stamps) packet.bytes.write(now, place, "latin1");
        ready.push(packet.bytes);
        bytes += packet.bytes.length;
      }
      if (!socket.write(Buffer.concat(ready)))
        await new Promise<void>((drained) => socket.once("drain", () => drained()));
    }
    return { beganAt };
  },
};
export type Kits = typeof answers;
serve(answers);

function fleetOf(number: number): Fleet {
  const fleet = fleets[number];
  if (fleet === undefined) throw new Error(`no fleet ${number}`);
  return fleet;
}

/** Calls `send` for 0 … count - 1, so many times a second, as evenly as a timer allows. */
async function paced(count: number, perSecond: number, send: (at: number) => void): Promise<void> {
  const began = microseconds();
  for (let sent = 0; sent < count; await wait(1)) {
    const due = Math.min(count, Math.floor(((microseconds() - began) * perSecond) / 1e6) + 1);
    for (; sent < due; sent += 1) send(sent);
  }
}

const frame = (fleet: Fleet, kit: number): object => {
  const at = Date.now();
  const seq = fleet.sent[kit] ?? 0;
  fleet.sent[kit] = seq + 1;
  return { v: KIT_VERSION, kit: `kit-${kit}`, boot: fleet.boot, seq, measuredAt: at, sentAt: at };
};

const status = (kit: string, boot: string): string =>
  JSON.stringify({ v: KIT_VERSION, kit, online: true, boot, sentAt: Date.now(), battery: 80 });

/** Where in a packet its two instants stand, so that it can be made beforehand and still say when it was sent. */
function stampedPacket(bytes: Buffer): Stamped {
  return { bytes, stamps: INSTANTS.map((name) => bytes.indexOf(name) + name.length) };
}

const pressure = (fleet: Fleet, kit: number, sequence: number): string =>
  JSON.stringify({ ...frame(fleet, kit), kind: "bp", device: "cuff", reading: loadNumbers(sequence) });

const oximetry = (fleet: Fleet, kit: number, pulse: number): string => {
  const values = [
    { metric: "spo2", value: 98, quality: "good" },
    { metric: "pulse", value: pulse, quality: "good" },
  ];
  return JSON.stringify({ ...frame(fleet, kit), kind: "oximetry", device: "oximeter", values });
};
