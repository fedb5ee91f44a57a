import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { Beat, Latest, receive, Subscribed, Wave, type Envelope, type Subscribe } from "@vigil/shared/contracts";

/** A screen's connection as it is on the wire: nothing is folded, every message is kept with the time it came (ms). */
export type Viewer = {
  readonly socket: Socket;
  readonly events: Envelope[];
  readonly latest: { at: number; items: Latest["items"] }[];
  readonly beats: { at: number; beat: Beat }[];
  readonly waves: Wave[];
  subscribe(asked: Partial<Subscribe> | { station: unknown }): Promise<Subscribed>;
  /** The connection breaks, as when a cable is pulled; `connect` opens another. */
  drop(): Promise<void>;
  connect(): Promise<void>;
  close(): void;
};

const ANSWER_MS = 20_000;

export async function openViewer(address: string): Promise<Viewer> {
  const socket = io(address, { transports: ["websocket"], reconnection: false, autoConnect: false });
  const station = randomUUID();
  const viewer: Viewer = {
    socket,
    events: [],
    latest: [],
    beats: [],
    waves: [],
    subscribe: async (asked) =>
      Subscribed.parse(await socket.timeout(ANSWER_MS).emitWithAck("subscribe", { station, ...asked })),
    drop: () =>
      new Promise((done) => {
        socket.once("disconnect", () => done());
        socket.io.engine.close();
      }),
    connect: () =>
      new Promise((done, reject) => {
        socket.once("connect", () => done());
        socket.once("connect_error", reject);
        socket.connect();
      }),
    close: () => void socket.close(),
  };
  socket.on("events", (batch: unknown[]) => viewer.events.push(...batch.map(envelope)));
  socket.on("latest", (raw: unknown) => viewer.latest.push({ at: performance.now(), items: Latest.parse(raw).items }));
  socket.on("beat", (raw: unknown) => viewer.beats.push({ at: performance.now(), beat: Beat.parse(raw) }));
  socket.on("wave", (raw: unknown) => viewer.waves.push(Wave.parse(raw)));
  await viewer.connect();
  return viewer;
}

export function envelope(raw: unknown): Envelope {
  const received = receive(raw);
  if (received.kind !== "ok") throw new Error(`not of the contract: ${JSON.stringify(received)}`);
  return received.envelope;
}
