import { KitAck, KitCommand, type KitLeaf } from "@vigil/shared/contracts";
import { inSpan, type Span } from "../faults/fault.ts";
import type { Stopwatch } from "../wires/stopwatch.ts";
import type { WireEvent } from "../wires/pump.ts";
import { connect, type Connection, type KitAddress } from "./broker.ts";
import { kitDevice, type KitOut, type KitSettings } from "./kitDevice.ts";

export type KitOptions = {
  address: KitAddress;
  settings: Omit<KitSettings, "kit">;
  /** When the network is away, from the beginning of the simulation. */
  drops: readonly Span[];
  time: Stopwatch;
  tell(event: WireEvent): void;
};

export type RunningKit = {
  /** Messages that the gateway has not acknowledged. */
  readonly waiting: number;
  /** Messages that were given up unacknowledged. */
  readonly lost: number;
  readonly connected: boolean;
  /** Says goodbye to the broker. */
  stop(): Promise<void>;
  /** Vanishes without a goodbye, as one whose battery is taken out. */
  kill(): void;
};

const RETRY_MS = 1_000;
/** No timer of Node is longer. */
const LONGEST_MS = 2 ** 31 - 1;

/** Puts a kit on a broker and keeps it there. Time begins when the stopwatch does. */
export function startKit({ address, settings, drops, time, tell }: KitOptions): RunningKit {
  const device = kitDevice({ ...settings, kit: address.kit });
  let connection: Connection | undefined;
  let connected = false;
  let retryAt = 0;
  let lastTrouble = "";
  let wasDropped = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const publish = (outs: readonly KitOut[]): void => {
    for (const { leaf, message } of outs) connection?.publish(leaf, message, leaf === "status");
  };

  const hear = (leaf: KitLeaf, payload: Uint8Array): void => {
    const at = time.now();
    publish(device.advance(at));
    const raw = jsonOf(payload);
    const command = leaf === "command" ? KitCommand.safeParse(raw) : undefined;
    const ack = leaf === "ack" ? KitAck.safeParse(raw) : undefined;
    if (command?.success === true) {
      const replies = device.hear(command.data, at);
      const [first] = replies;
      const outcome = first?.leaf === "reply" ? first.message.outcome : "nothing";
      tell({ type: "said", note: `told ${command.data.verb}: ${outcome}` });
      publish(replies);
    }
    if (ack?.success === true) device.acknowledged(ack.data);
    if ((command ?? ack)?.success !== true) tell({ type: "trouble", why: `a ${leaf} that is none was dropped` });
    turn();
  };

  const open = (): void => {
    const mine = connect(address, {
      connected() {
        connected = true;
        lastTrouble = "";
        device.connected(time.now());
        tell({ type: "opened" });
        turn();
      },
      heard: hear,
      trouble(why) {
        // A broker that is not there yet is one line, not one a second.
        if (why !== lastTrouble) tell({ type: "trouble", why });
        lastTrouble = why;
      },
      over() {
        if (connection === mine) connection = undefined;
        if (connected) {
          connected = false;
          device.disconnected();
          tell({ type: "closed" });
        }
        retryAt = time.now() + RETRY_MS;
        turn();
      },
    });
    connection = mine;
  };

  const switchLink = (now: number): void => {
    const dropped = drops.some((span) => inSpan(span, now));
    if (dropped !== wasDropped) {
      wasDropped = dropped;
      tell({ type: dropped ? "unplugged" : "plugged" });
      if (!dropped) retryAt = 0;
    }
    if (dropped) connection?.cut();
    else if (connection === undefined && retryAt <= now) open();
  };

  const turn = (): void => {
    if (stopped || !time.running) return;
    const now = time.now();
    switchLink(now);
    publish(device.advance(now));
    const edges = drops.flatMap(({ from, lasts }) => (lasts === "for ever" ? [from] : [from, from + lasts]));
    const due = Math.min(
      device.next(),
      ...(connection === undefined ? [retryAt] : []),
      ...edges.filter((at) => at > now),
    );
    clearTimeout(timer);
    // While it is dropped nothing is tried again: the end of the drop is an edge.
    timer = setTimeout(turn, Math.min(LONGEST_MS, Math.max(wasDropped ? RETRY_MS / 2 : 1, due - time.now())));
  };

  if (time.running) turn();
  else time.onStart(turn);

  return {
    get waiting() {
      return device.waiting;
    },
    get lost() {
      return device.lost;
    },
    get connected() {
      return connected;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await connection?.leave();
    },
    kill() {
      stopped = true;
      clearTimeout(timer);
      connection?.cut();
    },
  };
}

function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString("utf8"));
  } catch {
    // Not JSON: as good as any other thing that is no message; the caller counts it.
    return undefined;
  }
}
