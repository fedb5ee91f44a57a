import {
  Beat,
  Latest,
  Subscribed,
  TimeReply,
  Wave,
  type ChairId,
  type Look,
  type StationId,
  type Subscribe,
} from "@vigil/shared/contracts";
import { io, type Socket } from "socket.io-client";
import type { PageState } from "../store/pageState.ts";
import { noted } from "../store/sparks.ts";
import type { Store } from "../store/store.ts";
import type { LocalMs } from "./clockMap.ts";
import type { Instant } from "@vigil/shared/kernel";
import {
  fromSnapshot,
  notRecorded,
  resumed,
  resumeFrom,
  withDurable,
  withEvents,
  withLatest,
  type Held,
} from "./held.ts";
import { understood } from "./understood.ts";

export type LinkEvents = {
  /** The gateway has answered a subscription: what it must know of this page is told again. */
  subscribed(how: "snapshot" | "resume"): void;
  beat(): void;
  roundTrip(sent: LocalMs, received: LocalMs, gatewayAt: Instant): void;
  wave(wave: Wave): void;
};

export type GatewayLink = {
  readonly socket: Socket;
  look(chair: ChairId | null): void;
  /** Asks for the gateway's time; the answer comes as a round trip. */
  askTime(): void;
};

const ANSWER_MS = 5_000;

/** Keeps one socket to the gateway for the life of the page, and folds what comes into the page's state: one change a batch. */
export function openGatewayLink(
  station: StationId,
  page: Store<PageState>,
  local: () => LocalMs,
  on: LinkEvents,
): GatewayLink {
  const socket = io({
    path: "/socket.io",
    transports: ["websocket"],
    reconnectionDelay: 500,
    reconnectionDelayMax: 2_000,
  });
  let looking: ChairId | null = null;
  let subscribing = false;

  const change = (part: Partial<PageState>): void => page.set({ ...page.get(), ...part });
  const hold = (held: Held, part: Partial<PageState> = {}): void => {
    const before = page.get();
    const view = before.held === "nothing yet" ? undefined : before.held.view;
    const sparks = noted(before.sparks, view, held.view);
    const unrecorded = held.tail.length === 0 && before.unrecorded.size === 0 ? before.unrecorded : notRecorded(held);
    page.set({ ...before, ...part, held, sparks, unrecorded });
  };
  const misheard = (): void => change({ misheard: oneMore(page.get().misheard) });

  function subscribe(fresh: boolean): void {
    if (subscribing) return;
    subscribing = true;
    const { held } = page.get();
    const from = held === "nothing yet" || fresh ? {} : resumeFrom(held);
    socket
      .timeout(ANSWER_MS)
      .emit("subscribe", { station, ...from } satisfies Subscribe, (late: unknown, raw: unknown) => {
        subscribing = false;
        if (late !== null) {
          // No answer on an open socket: this connection is no good, the next one may be.
          socket.disconnect().connect();
          return;
        }
        answered(raw);
      });
  }

  function answered(raw: unknown): void {
    const answer = Subscribed.safeParse(raw);
    if (!answer.success) {
      change({ connection: { is: "refused", why: "the gateway speaks another version: reload this page" } });
      return;
    }
    const { data } = answer;
    if (data.kind === "refused") {
      change({ connection: { is: "refused", why: data.why } });
      return;
    }
    const open: Partial<PageState> = { connection: { is: "open", why: "" }, lastBeat: local() };
    const { held } = page.get();
    if (data.kind === "snapshot") hold(fromSnapshot(data.view, data.durable), open);
    else if (held === "nothing yet") subscribe(true);
    else {
      const heard = understood(data.events, page.get().misheard);
      hold(resumed(held, heard.envelopes, data.latest, data.durable), { ...open, misheard: heard.misheard });
    }
    on.subscribed(data.kind);
    on.beat();
    socket.emit("look", { chair: looking } satisfies Look);
  }

  function askTime(): void {
    const sent = local();
    socket.timeout(ANSWER_MS).emit("time", (late: unknown, raw: unknown) => {
      const received = local();
      const reply = TimeReply.safeParse(raw);
      if (late === null && reply.success) on.roundTrip(sent, received, reply.data.at);
    });
  }

  socket.on("connect", () => {
    subscribing = false;
    askTime();
    subscribe(false);
    askTime();
  });
  socket.on("disconnect", (reason) => {
    change({ connection: { is: "lost", why: reason } });
    // A server that closes on purpose is not dialled again by the library; a watch never gives up.
    if (reason === "io server disconnect") socket.connect();
  });
  socket.on("connect_error", (error) => change({ connection: { is: "lost", why: error.message } }));

  socket.on("events", (batch: unknown) => {
    const { held, misheard: counts } = page.get();
    if (held === "nothing yet") return;
    const heard = understood(batch, counts);
    hold(withEvents(held, heard.envelopes), { misheard: heard.misheard });
  });
  socket.on("latest", (raw: unknown) => {
    const { held } = page.get();
    const latest = Latest.safeParse(raw);
    if (!latest.success) misheard();
    else if (held !== "nothing yet") hold(withLatest(held, latest.data.items));
  });
  socket.on("beat", (raw: unknown) => {
    const { held } = page.get();
    const beat = Beat.safeParse(raw);
    if (!beat.success) return misheard();
    if (held === "nothing yet") return;
    hold(withDurable(held, beat.data.durable), { lastBeat: local() });
    on.beat();
    // Another start of the gateway that this page was not told of: what it holds is of the one before.
    if (beat.data.epoch !== held.view.epoch) subscribe(true);
  });
  socket.on("wave", (header: unknown, block: unknown) => {
    const wave = Wave.safeParse(withBytes(header, block));
    if (wave.success) on.wave(wave.data);
    else misheard();
  });

  return {
    socket,
    askTime,
    look(chair) {
      looking = chair;
      if (socket.connected) socket.emit("look", { chair } satisfies Look);
    },
  };
}

const oneMore = (counts: PageState["misheard"]): PageState["misheard"] => ({
  ...counts,
  malformed: counts.malformed + 1,
});

/** A browser gets binary parts as ArrayBuffer: inside the header, or beside it. */
function withBytes(header: unknown, block: unknown): unknown {
  if (typeof header !== "object" || header === null) return header;
  const samples: unknown = block ?? ("samples" in header ? header.samples : undefined);
  return { ...header, samples: samples instanceof ArrayBuffer ? new Uint8Array(samples) : samples };
}
