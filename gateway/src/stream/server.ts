import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import type { Answer, Envelope, Epoch, LatestItem, Seq, StationId, View, Wave } from "@vigil/shared/contracts";
import { isSample, Look, Subscribe, type Subscribed } from "@vigil/shared/contracts";
import { foldEnvelopes, foldLatest, metricKey } from "@vigil/shared/view";
import { refusal } from "../engine/desk.ts";
import type { Clock, EventLog } from "../ports.ts";
import { rate } from "../broker/rate.ts";
import { isOurs } from "./access.ts";
import { beats } from "./beats.ts";
import { cutSlow } from "./cutSlow.ts";
import { latestBatch } from "./latestBatch.ts";
import { missed } from "./missed.ts";
import { ring } from "./ring.ts";

const FLOOR = "floor";
// The view is wanted when a screen comes: until then what must arrive waits to be folded together. The next event waits for
// so many less than 0.1 ms.
const FOLDED_AT = 50;
// Our judgement: far more than a hand gives, and no more than the loop can do before it must look after the other chairs.
const COMMANDS = { perSecond: 50, atOnce: 200 } as const;
const TOO_MANY = "Too many commands at once from this screen: look again, then try again";
const plethRoom = (chair: string): string => `pleth/${chair}`;

export type Stream = {
  announce(envelopes: readonly Envelope[]): void;
  wave(wave: Wave): void;
  view(): View;
  counts(): { viewers: number; cut: number; malformed: number };
  close(): Promise<void>;
};

type Given = {
  http: HttpServer;
  port: number;
  clock: Clock;
  log: EventLog;
  epoch: Epoch;
  /** What screens showed before this start. */
  view: View;
  startsAfter: Seq;
  command(raw: unknown): Promise<Answer>;
  stationGone(station: StationId): void;
};

/** Tells screens what happens. Three classes: must arrive (events), latest counts (values), wave (pleth). */
export function createStream({
  http,
  port,
  clock,
  log,
  epoch,
  view: first,
  startsAfter,
  command,
  stationGone,
}: Given): Stream {
  const io = new Server(http, {
    transports: ["websocket"],
    serveClient: false,
    pingInterval: 2_000,
    pingTimeout: 3_000,
    maxHttpBufferSize: 64 * 1024,
    // `cors` is no check on a WebSocket's Origin; this is.
    allowRequest: (request, answer) => answer(isOurs(request, port) ? null : "not this page", isOurs(request, port)),
  });
  const latest = new Map<string, LatestItem>();
  const events = ring(startsAfter);
  const batch = latestBatch(clock, (items) => io.to(FLOOR).emit("latest", { items }));
  const beat = beats({ clock, log, send: (durable) => io.to(FLOOR).emit("beat", { at: clock.now(), durable, epoch }) });
  const cutter = cutSlow(io);
  let view = first;
  let unfolded: Envelope[] = [];
  let malformed = 0;

  const fold = (): View => {
    view = foldEnvelopes(view, unfolded);
    unfolded = [];
    return view;
  };

  const keepLatest = ({ at, event }: Envelope): void => {
    if (event.type !== "device.observed") return;
    const freshForMs = view.chairs[event.chair]?.devices[event.device]?.freshForMs;
    if (freshForMs === undefined) return;
    for (const observation of event.values) {
      const key = `${event.chair}/${metricKey(event.device, observation.metric)}`;
      const item: LatestItem = { chair: event.chair, device: event.device, observation, at, freshForMs };
      latest.set(key, item);
      batch.put(key, item);
    }
  };

  const subscribe = async (socket: Socket, raw: unknown): Promise<Subscribed> => {
    const asked = Subscribe.safeParse(raw);
    if (!asked.success) {
      malformed += 1;
      return {
        kind: "refused",
        why: "Not a subscription: a station and, where something is held, `since` and `epoch`.",
      };
    }
    const { station, since } = asked.data;
    setStation(socket, station);
    const ofThisStart = since !== undefined && since >= startsAfter && (asked.data.epoch ?? epoch) === epoch;
    const past = since === undefined ? "snapshot" : await missed({ log, events, since, ofThisStart });
    // From here to the end nothing may wait: snapshot and subscription are one act.
    await socket.join(FLOOR);
    const durable = log.durable();
    if (past === "snapshot" || since === undefined)
      return { kind: "snapshot", view: foldLatest(fold(), [...latest.values()]), durable };
    const rest = events.after(past.at(-1)?.seq ?? since);
    if (rest === "gone") return { kind: "snapshot", view: foldLatest(fold(), [...latest.values()]), durable };
    return { kind: "resume", events: [...past, ...rest], latest: [...latest.values()], durable };
  };

  io.on("connection", (socket) => {
    socket.on("subscribe", (raw: unknown, reply: unknown) => {
      if (typeof reply === "function") void subscribe(socket, raw).then((subscribed) => reply(subscribed));
    });
    const mayAsk = rate(COMMANDS.perSecond, COMMANDS.atOnce);
    socket.on("command", (raw: unknown, reply: unknown) => {
      const answered = mayAsk(clock.now()) ? command(raw) : Promise.resolve(refusal(raw, TOO_MANY));
      void answered.then((answer) => {
        if (typeof reply === "function") reply(answer);
      });
    });
    socket.on("time", (reply: unknown) => {
      if (typeof reply === "function") reply({ at: clock.now() });
    });
    socket.on("look", (raw: unknown) => {
      const look = Look.safeParse(raw);
      if (!look.success) {
        malformed += 1;
        return;
      }
      for (const room of socket.rooms) if (room.startsWith("pleth/")) void socket.leave(room);
      if (look.data.chair !== null) void socket.join(plethRoom(look.data.chair));
    });
    socket.on("disconnect", () => {
      const station = stationOf(socket);
      if (station !== undefined && ![...io.sockets.sockets.values()].some((other) => stationOf(other) === station))
        stationGone(station);
    });
  });

  return {
    announce(envelopes) {
      const mustArrive: Envelope[] = [];
      for (const envelope of envelopes) {
        if (isSample(envelope.event)) {
          keepLatest(envelope);
          continue;
        }
        mustArrive.push(envelope);
        unfolded.push(envelope);
        if (envelope.event.type !== "gateway.started") continue;
        latest.clear();
        // The devices that samples behind it belong to are known by it.
        fold();
      }
      if (mustArrive.length === 0) return;
      events.push(mustArrive);
      io.to(FLOOR).emit("events", mustArrive);
      beat.announced(mustArrive.at(-1)?.seq ?? startsAfter);
      if (unfolded.length >= FOLDED_AT) fold();
    },
    wave(wave) {
      if ((io.sockets.adapter.rooms.get(plethRoom(wave.chair))?.size ?? 0) > 0)
        io.to(plethRoom(wave.chair)).emit("wave", wave);
    },
    view: () => foldLatest(fold(), [...latest.values()]),
    counts: () => ({ viewers: io.sockets.sockets.size, cut: cutter.cut(), malformed }),
    async close() {
      beat.stop();
      batch.stop();
      cutter.stop();
      await io.close();
    },
  };
}

function setStation(socket: Socket, station: StationId): void {
  const data: { station?: StationId } = socket.data;
  data.station = station;
}

function stationOf(socket: Socket): StationId | undefined {
  const data: { station?: StationId } = socket.data;
  return data.station;
}
