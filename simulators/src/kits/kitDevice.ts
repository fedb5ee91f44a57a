import { Millis, Seconds } from "@vigil/shared/kernel";
import type {
  DeviceId,
  KitAck,
  KitCommand,
  KitDeviceKey,
  KitReply,
  KitStatus,
  KitTelemetry,
} from "@vigil/shared/contracts";
import type { Patient } from "../patient/patient.ts";
import { randomOf } from "../patient/random.ts";
import { kitCuff } from "./kitCuff.ts";
import type { KitClock } from "./kitClock.ts";
import { oximetryOf } from "./oximetry.ts";
import { spool, type Told } from "./spool.ts";

/** What a kit publishes, in order. */
export type KitOut =
  | { leaf: "status"; message: KitStatus }
  | { leaf: "telemetry"; message: KitTelemetry }
  | { leaf: "reply"; message: KitReply };

export type KitSettings = {
  kit: DeviceId;
  boot: string;
  patient: Patient;
  seed: string;
  devices: readonly KitDeviceKey[];
  clock: KitClock;
  /** % at the beginning, and how long it would last from full. */
  battery: { percent: number; lastsMs: Millis | "for ever" };
  /** From the start of an inflation to its result. */
  measuresMs: Millis;
  /** One message in so many is sent twice. */
  twiceIn: number | "never";
};

/** A kit without its network. It holds no clock; whoever runs it asks `next` when to come again. */
export type KitDevice = {
  advance(at: Millis): readonly KitOut[];
  next(): Millis;
  connected(at: Millis): void;
  disconnected(): void;
  /** Call `advance(at)` before; the answer is what it replies at once. */
  hear(command: KitCommand, at: Millis): readonly KitOut[];
  acknowledged(ack: KitAck): void;
  /** Messages that are not acknowledged. */
  readonly waiting: number;
  /** Messages that had to go unacknowledged, because the spool was full. */
  readonly lost: number;
};

/** An oximeter shows a number a second. */
const OXIMETRY_EVERY = Seconds(1);
/** At least every 10 s (docs/kit.md). */
const STATUS_EVERY = Seconds(8);
/** What was kept is sent at most so fast, 40 a second, so that it is never a flood beside what is measured now. */
const RESEND_EVERY = Millis(25);
/** More than five hours of one message a second. */
const SPOOL = { most: 20_000, window: 200, againMs: Seconds(10) };
const REPLIES_KEPT = 200;

export function kitDevice(settings: KitSettings): KitDevice {
  const { kit, boot, patient, clock, devices } = settings;
  const kept = spool(SPOOL);
  const cuff = devices.includes("cuff") ? kitCuff(patient, settings.seed, settings.measuresMs) : undefined;
  const chance = randomOf(`${settings.seed}/twice`);
  const seqs = { oximeter: 0, cuff: 0 };
  const replies = new Map<string, KitReply>();
  let oximetryAt: Millis | "never" = devices.includes("oximeter") ? OXIMETRY_EVERY : "never";
  let lost = 0;
  let now = Millis(0);
  let online = false;
  let statusAt = Millis(0);
  let resendAt = Millis(0);

  // When it really leaves, which is later than it was due where this process stood still.
  const sent = (told: Told): KitOut => ({ leaf: "telemetry", message: { ...told, sentAt: clock(now) } });

  /** What is measured now goes out before what was kept. */
  const tell = (told: Told): readonly KitOut[] => {
    if (kept.keep(told, online ? now : "not in this connection") === "dropped the oldest") lost += 1;
    if (!online) return [];
    const twice = settings.twiceIn !== "never" && chance() * settings.twiceIn < 1;
    return twice ? [sent(told), sent(told)] : [sent(told)];
  };

  const named = (device: KitDeviceKey, at: Millis) => ({
    v: 1 as const,
    kit,
    boot,
    seq: seqs[device]++,
    measuredAt: clock(at),
  });

  const ended = (end: ReturnType<NonNullable<typeof cuff>["advance"]>[number]): readonly KitOut[] =>
    end.is === "reading"
      ? tell({ ...named("cuff", end.at), device: "cuff", kind: "bp", reading: end.reading })
      : tell({ ...named("cuff", end.at), device: "cuff", kind: "bp failed", because: end.because });

  const statusOf = (at: Millis): KitOut => {
    const { percent, lastsMs } = settings.battery;
    const fallen = lastsMs === "for ever" ? 0 : (at / lastsMs) * 100;
    const battery = Math.max(0, Math.round(percent - fallen));
    return { leaf: "status", message: { v: 1, kit, online: true, boot, sentAt: clock(now), battery } };
  };

  /** When something was kept and is to be sent, at the pace that is allowed. */
  const resendDue = (): number => {
    const due = kept.due();
    return due === "never" ? Infinity : Math.max(due, resendAt);
  };

  const next = (): Millis => {
    const cuffAt = cuff?.next() ?? "never";
    const own = [oximetryAt, cuffAt].map((at) => (at === "never" ? Infinity : at));
    const due = Math.min(...own, ...(online ? [statusAt, resendDue()] : []));
    // A kit without devices still says that it is there, once it is connected.
    return Millis(Number.isFinite(due) ? due : Number.MAX_SAFE_INTEGER);
  };

  /** The one thing that is due first; what is measured goes before what is repeated. */
  const step = (due: Millis): readonly KitOut[] => {
    if (online && statusAt <= due) {
      statusAt = Millis(due + STATUS_EVERY);
      return [statusOf(due)];
    }
    if (oximetryAt !== "never" && oximetryAt <= due) {
      oximetryAt = Millis(due + OXIMETRY_EVERY);
      return tell({
        ...named("oximeter", due),
        device: "oximeter",
        kind: "oximetry",
        values: oximetryOf(patient.at(due)),
      });
    }
    if (cuff !== undefined && isDue(cuff.next(), due)) return cuff.advance(due).flatMap(ended);
    resendAt = Millis(due + RESEND_EVERY);
    const again = kept.resend(due, now);
    return again === undefined ? [] : [sent(again)];
  };

  return {
    next,
    advance(at) {
      now = at;
      const outs: KitOut[] = [];
      for (let due = next(); due <= at; due = next()) outs.push(...step(due));
      return outs;
    },
    connected(at) {
      online = true;
      statusAt = at;
      resendAt = at;
      kept.reconnected();
    },
    disconnected() {
      online = false;
    },
    hear(command, at) {
      now = at;
      const before = replies.get(command.id);
      // The same command again gets the same reply and runs nothing.
      if (before !== undefined) return [{ leaf: "reply", message: before }];
      const { answer, end } = answerTo(command, at);
      const reply: KitReply = { v: 1, kit, id: command.id, sentAt: clock(at), ...answer };
      replies.set(command.id, reply);
      const [oldest] = replies.keys();
      if (replies.size > REPLIES_KEPT && oldest !== undefined) replies.delete(oldest);
      return [{ leaf: "reply", message: reply }, ...(end === undefined ? [] : ended(end))];
    },
    acknowledged: (ack) => kept.acknowledged(ack),
    get waiting() {
      return kept.size;
    },
    get lost() {
      return lost;
    },
  };

  function answerTo(command: KitCommand, at: Millis) {
    // A cuff must not start late (safety S5): by the kit's own clock, for it has no other.
    if (clock(at) > command.expiresAt) return { answer: { outcome: "expired" as const } };
    if (cuff === undefined) return { answer: { outcome: "refused" as const, why: "this kit has no cuff" } };
    const { answer, ended: end } = cuff.hear(command.verb, at);
    return { answer, end };
  }
}

const isDue = (at: Millis | "never", now: Millis): boolean => at !== "never" && at <= now;
