import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { io, type ManagerOptions, type Socket } from "socket.io-client";
import { unreachable } from "@vigil/shared/kernel";
import { receive, type Envelope, type LatestItem, type Subscribed, type Wave } from "@vigil/shared/contracts";
import { loadSequence } from "../../../simulators/src/load/readings.ts";
import { expectPulses, expectResults, type Arrivals, type Pulses, type Results } from "./arrivals.ts";
import { kitOf, pulseIn, pulseInJson, resultIn, resultInJson } from "./message.ts";
import { serve } from "./serve.ts";

// Viewers: sockets that take what a page takes, of the gateway or of the relay. What is expected is matched by its content.
type FromServer = {
  events(batch: Envelope[]): void;
  latest(batch: { items: LatestItem[] }): void;
  wave(wave: Wave): void;
  message(line: number, message: string): void;
  "msg-input:gauge"(message: { payload: number }): void;
  "msg-input:chart"(message: { payload: number }): void;
};
type To = "gateway" | "relay" | "mqtt relay" | "node-red";
type ToServer = {
  subscribe(asked: { station: string; since?: number }, reply: (subscribed: Subscribed) => void): void;
  look(look: { chair: string }): void;
};

const SETTLED = 3;
let arrivals: Arrivals | undefined;
let results: Results | undefined;
let charted: Results | undefined;
let pulses: Pulses | undefined;
const count = { bytes: 0, waves: 0, samples: 0, connects: 0 };

const answers = {
  /** Connects so many viewers; each of the gateway's looks at the chair of its place in `looks`, where there is one. */
  async connect(given: { to: To; port: number; viewers: number; looks: readonly string[] }): Promise<void> {
    const { to, port, viewers, looks } = given;
    await Promise.all(
      Array.from({ length: viewers }, (_, place) => {
        switch (to) {
          case "relay":
            return ofRelay(port);
          case "mqtt relay":
            return ofMqttRelay(port);
          case "node-red":
            return ofNodeRed(port);
          case "gateway":
            return ofGateway(port, looks[place]);
          default:
            return unreachable(to);
        }
      }),
    );
  },
  expectResults({ first, count: many }: { first: number; count: number }): void {
    arrivals = results = expectResults(first, many);
    charted = undefined;
  },
  /** Of Node-RED: the same results, in the gauge and in the chart. */
  expectWidgets({ first, count: many }: { first: number; count: number }): void {
    const gauge = expectResults(first, many);
    const chart = expectResults(first, many);
    results = gauge;
    charted = chart;
    arrivals = {
      at: [...gauge.at, ...chart.at],
      seen: () => Math.min(gauge.seen(), chart.seen()),
      whole: () => gauge.whole() && chart.whole(),
    };
  },
  expectPulses({ lines, changes }: { lines: number; changes: number }): void {
    arrivals = pulses = expectPulses(lines, changes);
  },
  /** Waits until all is there, or no longer than that. */
  async received({
    withinMs,
  }: {
    withinMs: number;
  }): Promise<{ at: readonly Float64Array[]; seen: number; twice: number }> {
    const until = performance.now() + withinMs;
    while (arrivals?.whole() === false && performance.now() < until) await wait(10);
    return {
      at: arrivals?.at ?? [],
      seen: arrivals?.seen() ?? 0,
      twice: (results?.twice() ?? 0) + (charted?.twice() ?? 0),
    };
  },
  /** Payload bytes and pleth blocks since the last time this was asked. */
  counted(_: undefined): typeof count {
    const now = { ...count };
    Object.assign(count, { bytes: 0, waves: 0, samples: 0, connects: 0 });
    return now;
  },
};
export type Viewers = typeof answers;
serve(answers);

const open = (port: number, way: Partial<ManagerOptions> = {}): Socket<FromServer, ToServer> => {
  const socket: Socket<FromServer, ToServer> = io(`http://127.0.0.1:${port}`, {
    transports: ["websocket"],
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    ...way,
  });
  const counting = (): void => {
    socket.io.engine.on("packet", ({ data }: { data?: unknown }) => {
      count.bytes += typeof data === "string" || data instanceof Uint8Array ? data.length : 0;
    });
  };
  socket.io.on("open", counting);
  return socket;
};

function ofRelay(port: number): Promise<void> {
  const socket = open(port);
  const settling = new Map<number, { pulse: number; times: number }>();
  socket.on("message", (line, message) => {
    if (results !== undefined) results.take(resultIn(message));
    if (pulses === undefined) return;
    const pulse = pulseIn(message);
    const before = settling.get(line);
    const times = before?.pulse === pulse ? before.times + 1 : 1;
    settling.set(line, { pulse, times });
    if (times === SETTLED) pulses.take(line, pulse);
  });
  return new Promise((connected) => socket.once("connect", connected));
}

/** What a relay of kits sends on is the kit's own text. */
function ofMqttRelay(port: number): Promise<void> {
  const socket = open(port);
  socket.on("message", (_, message) => {
    if (results !== undefined) results.take(resultInJson(message));
    if (pulses !== undefined) {
      const { kit, pulse } = pulseInJson(message);
      pulses.take(kit, pulse);
    }
  });
  return new Promise((connected) => socket.once("connect", connected));
}

/** The page of Node-RED's dashboard, without the page: a value arrives once for each widget that shows it. */
async function ofNodeRed(port: number): Promise<void> {
  // It answers only who begins with polling, as its page does; what is measured comes after the upgrade.
  const socket = open(port, { path: "/dashboard/socket.io", transports: ["polling", "websocket"] });
  socket.on("msg-input:gauge", ({ payload }) => results?.take(payload));
  socket.on("msg-input:chart", ({ payload }) => charted?.take(payload));
  await new Promise<void>((connected) => socket.once("connect", () => connected()));
  while (socket.io.engine.transport.name !== "websocket") await wait(20);
}

function ofGateway(port: number, chair: string | undefined): Promise<void> {
  const socket = open(port);
  const station = randomUUID();
  let since: number | undefined;
  const take = ({ seq, event }: Envelope): void => {
    since = seq;
    if (event.type !== "cuff.result" || results === undefined) return;
    const { systolic, diastolic, mean, pulse } = event.reading;
    if (mean !== "unavailable" && pulse !== "unavailable")
      results.take(loadSequence({ systolic, diastolic, mean, pulse }));
  };
  socket.on("events", (batch) => batch.forEach(take));
  socket.on("latest", ({ items }) => {
    for (const { device, observation } of items)
      if (observation.metric === "pulse" && observation.value !== "unavailable")
        pulses?.take(kitOf(device), observation.value);
  });
  socket.on("wave", ({ samples }) => {
    count.waves += 1;
    count.samples += samples.length;
  });
  return new Promise((subscribed) => {
    socket.on("connect", () => {
      count.connects += 1;
      // A viewer that was cut comes back and says what it has, as a page does.
      socket.emit("subscribe", { station, ...(since === undefined ? {} : { since }) }, (reply) => {
        if (reply.kind === "resume")
          for (const raw of reply.events) {
            const received = receive(raw);
            if (received.kind === "ok") take(received.envelope);
          }
        if (chair !== undefined) socket.emit("look", { chair });
        subscribed();
      });
    });
  });
}
