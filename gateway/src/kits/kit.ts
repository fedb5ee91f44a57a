import { after, Minutes } from "@vigil/shared/kernel";
import {
  kitTopic,
  type DeviceId,
  type DeviceReport,
  type Envelope,
  type Input,
  type KitAckMark,
  type KitDeviceKey,
  type KitLeaf,
  type KitStatus,
  type KitTelemetry,
  type Seq,
} from "@vigil/shared/contracts";
import type { ClockTeller } from "../engine/clockTeller.ts";
import type { CuffAsk } from "../engine/cuffRun.ts";
import type { Clock } from "../ports.ts";
import { acks } from "./acks.ts";
import { kitClock } from "./clockOffset.ts";
import { counts, type Counts } from "./counts.ts";
import { judge } from "./intake.ts";
import { kitCuff } from "./kitCuff.ts";
import { kitLink } from "./kitLink.ts";
import { markBook, type Mark } from "./marks.ts";
import { pending } from "./pending.ts";
import type { KitPlace } from "./ports.ts";
import { rate } from "../broker/rate.ts";
import { readMessage } from "./read.ts";
import { reportsOf } from "./reports.ts";
import { telemetryIntake } from "./telemetry.ts";

export type Kit = {
  hear(leaf: KitLeaf, payload: Uint8Array, retained: boolean): void;
  brokerReached(): void;
  brokerLost(): void;
  /** Everything up to here is on disk. */
  durable(upTo: Seq): void;
  /** The log dropped something that waited for the disk: what waited is to come again. */
  lost(): void;
  ask(device: DeviceId, ask: CuffAsk): boolean;
  reports(): DeviceReport[];
  close(): void;
};

type Given = {
  site: string;
  place: KitPlace;
  marks: readonly KitAckMark[];
  clock: Clock;
  take(input: Input): readonly Envelope[];
  publish(topic: string, payload: string): boolean;
  clocks?: Pick<ClockTeller, "offset">;
};

// A kit says a handful of messages a second, and 50 when it tells what it kept.
const PER_SECOND = 100;
const BURST = 400;
const MARKED_EVERY = Minutes(1);

/** One kit: what it says becomes inputs of the loop, what is asked of it becomes commands. Decides nothing about a patient. */
export function kit({ site, place, marks, clock, take, publish, clocks }: Given): Kit {
  const on = { chair: place.chair, device: place.id };
  const itsCounts = counts();
  const deviceCounts = new Map<KitDeviceKey, Counts>(place.devices.map(({ key }) => [key, counts()]));
  const itsClock = kitClock();
  const mayPass = rate(PER_SECOND, BURST);
  const taken = markBook(marks);
  const waiting = pending();
  let boot: string | "unknown" = "unknown";
  let battery: number | "unknown" = "unknown";
  let callOffMarking: (() => void) | undefined;

  const send = (leaf: KitLeaf, body: object): boolean => publish(kitTopic(site, place.id, leaf), JSON.stringify(body));
  const ack = acks({ clock, marks, send: (body) => send("ack", body) });
  const link = kitLink(clock, (next, why) => {
    if (next === "online") {
      itsCounts.opened();
      ack.everything();
    }
    take({ type: "device.link", ...on, link: next, why });
  });
  const cuffId = place.devices.find(({ key }) => key === "cuff")?.id;
  const cuff =
    cuffId === undefined
      ? undefined
      : kitCuff({
          clock,
          offset: () => (link.now().link === "online" ? itsClock.offset() : "not there"),
          send: (command) => send("command", command),
          started: () =>
            void take({ type: "cuff.started", chair: place.chair, device: cuffId, why: "asked by a person" }),
          failed: (because, code) =>
            void take({
              type: "cuff.failed",
              chair: place.chair,
              device: cuffId,
              because,
              ...(code === undefined ? {} : { code }),
            }),
        });

  // Told of what was taken, not of what is on disk: in the log it lies behind all of that, and so vouches for it.
  const marked = (): void => {
    callOffMarking = undefined;
    intake.flush();
    take({ type: "kit.marked", ...on, marks: taken.list() });
  };
  const keep = (mark: Mark): void => {
    taken.add(mark);
    callOffMarking ??= clock.wakeAt(after(clock.now(), MARKED_EVERY), marked);
  };
  const done = (mark: Mark): void => {
    keep(mark);
    ack.stored(mark);
  };
  const intake = telemetryIntake({
    chair: place.chair,
    clock,
    take,
    waits: waiting.add,
    done: ack.stored,
    settled: (happenedAt) => cuff?.settled(happenedAt),
  });

  const hearClock = (sentAt: number): void => {
    itsClock.heard(sentAt, clock.now());
    const offset = itsClock.offset();
    if (offset !== "unknown") clocks?.offset(on, offset);
  };

  const hearStatus = (status: KitStatus, retained: boolean): void => {
    if (status.online) {
      boot = status.boot;
      if (!retained) hearClock(status.sentAt);
    }
    link.status(status.online, retained);
    if (!status.online || retained || status.battery === battery) return;
    ({ battery } = status);
    take({ type: "kit.state", ...on, battery });
  };

  const hearTelemetry = (message: KitTelemetry, retained: boolean, bytes: number): void => {
    const at = clock.now();
    const { device: key, boot: itsBoot, seq } = message;
    const mark: Mark = { device: key, boot: itsBoot, seq };
    const device = place.devices.find((one) => one.key === key);
    const of = deviceCounts.get(key) ?? itsCounts;
    const refuse = (why: string): void => of.discarded(why, bytes, at);
    if (retained) {
      refuse("retained telemetry");
      return done(mark);
    }
    itsClock.heard(message.sentAt, at);
    link.heard();
    if (device === undefined) {
      refuse("a device that this kit does not have");
      return done(mark);
    }
    const highest = taken.highest(key, itsBoot);
    const verdict = judge(message, { heardAt: at, offset: itsClock.offset(), taken: taken.has(mark), highest, boot });
    switch (verdict.is) {
      case "already stored":
        refuse(verdict.is);
        return ack.again(mark);
      case "refused":
        refuse(verdict.why);
        if (verdict.forEver) done(mark);
        return;
      case "current":
      case "late":
        of.taken(bytes, at);
        if (verdict.is === "late") refuse("late");
        keep(mark);
        return intake.take(message, device.id, verdict);
    }
  };

  return {
    hear(leaf, payload, retained) {
      const at = clock.now();
      const discard = (why: string): void => itsCounts.discarded(why, payload.length, at);
      if (!mayPass(at)) return discard("more than 100 a second");
      const message = readMessage(place.id, leaf, payload);
      if (message.leaf === "none") return discard(message.why);
      if (message.leaf === "reply" && retained) return discard("retained reply");
      itsCounts.taken(payload.length, at);
      switch (message.leaf) {
        case "status":
          return hearStatus(message.body, retained);
        case "reply":
          itsClock.heard(message.body.sentAt, at);
          link.heard();
          return cuff?.replied(message.body);
        case "telemetry":
          return hearTelemetry(message.body, retained, payload.length);
      }
    },
    brokerReached: link.brokerReached,
    brokerLost: link.brokerLost,
    durable(upTo) {
      for (const mark of waiting.durable(upTo)) ack.stored(mark);
    },
    lost() {
      const forgotten = waiting.giveUp();
      for (const mark of forgotten) taken.forget(mark);
      if (forgotten.length === 0) return;
      // What was marked meanwhile vouches for them: another must lie behind it before a crash can make it the last.
      callOffMarking?.();
      marked();
    },
    ask(device, ask) {
      if (device !== cuffId || cuff === undefined) return false;
      cuff.ask(ask);
      return true;
    },
    reports() {
      const offset = itsClock.offset();
      const clockOffsetMs = offset === "unknown" ? "no clock" : offset;
      return reportsOf({ site, place, link: link.now(), clockOffsetMs, counts: itsCounts, deviceCounts });
    },
    close() {
      link.close();
      cuff?.close();
      ack.close();
      const wasDue = callOffMarking !== undefined;
      callOffMarking?.();
      intake.flush();
      if (wasDue) marked();
    },
  };
}
