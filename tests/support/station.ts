import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import {
  Answer,
  Beat,
  Latest,
  receive,
  StationId,
  Subscribed,
  type View,
  type Act,
  type Envelope,
} from "@vigil/shared/contracts";
import { foldEnvelope, foldLatest } from "@vigil/shared/view";
import { until } from "./until.ts";

/** A station without a screen: it folds what the gateway sends just as a page does, and says that it can sound. */
export type Station = {
  readonly socket: Socket;
  view(): View;
  /** Every event that must arrive, in the order in which it came. */
  events(): readonly Envelope[];
  durable(): number;
  command(act: Act, by?: string): Promise<Answer>;
  until<T>(what: string, withinMs: number, ask: (view: View) => T | undefined): Promise<T>;
  close(): void;
};

export async function openStation(address: string, { sounds = true } = {}): Promise<Station> {
  const socket = io(address, { transports: ["websocket"], reconnectionDelay: 100, reconnectionDelayMax: 500 });
  const station = randomUUID();
  const events: Envelope[] = [];
  let view: View | undefined;
  let durable = -1;

  const take = (raw: unknown): void => {
    const received = receive(raw);
    if (received.kind !== "ok")
      throw new Error(`the gateway sent what the contract does not know: ${JSON.stringify(received)}`);
    events.push(received.envelope);
    if (view !== undefined) view = foldEnvelope(view, received.envelope);
  };
  socket.on("events", (batch: unknown[]) => batch.forEach(take));
  socket.on("latest", (raw: unknown) => {
    if (view !== undefined) view = foldLatest(view, Latest.parse(raw).items);
  });
  socket.on("beat", (raw: unknown) => {
    durable = Beat.parse(raw).durable;
  });
  socket.on("connect", () => {
    socket.emit("subscribe", { station }, (raw: unknown) => {
      const subscribed = Subscribed.parse(raw);
      if (subscribed.kind === "snapshot") view = subscribed.view;
    });
    const act: Act = { type: "station.armed", station: StationId.parse(station), armed: true };
    if (sounds) socket.emit("command", { id: randomUUID(), by: { name: "Nurse Test", verified: false }, act });
  });
  await until("a snapshot", 10_000, () => view);

  const current = (): View => {
    if (view === undefined) throw new Error("no view yet");
    return view;
  };
  return {
    socket,
    view: current,
    events: () => events,
    durable: () => durable,
    command: async (act, by = "Nurse Test") =>
      Answer.parse(
        await socket
          .timeout(10_000)
          .emitWithAck("command", { id: randomUUID(), by: { name: by, verified: false }, act }),
      ),
    until: (what, withinMs, ask) => until(what, withinMs, () => ask(current())),
    close: () => void socket.close(),
  };
}
