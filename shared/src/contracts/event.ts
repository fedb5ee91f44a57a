import { z } from "zod";
import { Alarm, AlarmKey, Announce, CallRole } from "./alarm.ts";
import { Command } from "./command.ts";
import { ChairId, CommandId, DeviceId, Epoch, InstantSchema, MillisSchema, Seq, SessionId, StationId } from "./ids.ts";
import { Limits } from "./limits.ts";
import { BackfilledPoint, KitAckMark, KitMark } from "./kit.ts";
import { Protocol } from "./protocol.ts";
import { ChartEntry } from "./chart.ts";
import { Author, FollowUp, Judgement, Session } from "./session.ts";
import { CuffFailure, CuffReading, Link, Observation } from "./observation.ts";

/** A chair of the clinic, or a home outside it; absent in logs from before there were homes. */
export const ChairInfo = z.object({
  id: ChairId,
  label: z.string().min(1).max(60),
  place: z.enum(["chair", "home"]).optional(),
});
export type ChairInfo = z.infer<typeof ChairInfo>;

export const DeviceKind = z.enum(["oximeter", "cuff", "kit"]);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** What the engine and the screens must know of a device. `averagingMs` is the device's own; unknown is a word. */
export const DeviceInfo = z.object({
  id: DeviceId,
  chair: ChairId,
  profile: z.string(),
  kind: DeviceKind,
  freshForMs: MillisSchema,
  averagingMs: z.union([MillisSchema, z.literal("unknown")]),
  canMeasure: z.boolean(),
  /** The kit it hangs on: its link is that kit's link (safety S13). */
  via: DeviceId.optional(),
  /** The line or switch it shares with others: lost together, they are one alarm (safety S13). */
  hub: z.string().max(80).optional(),
});
export type DeviceInfo = z.infer<typeof DeviceInfo>;

const onDevice = { chair: ChairId, device: DeviceId };
// What the device's own clock said, as it said it: shown and compared, never trusted, so it stays text.
const said = { saidAt: z.string().max(40).optional() };
// Which message of a kit it came in, and when it happened by the kit's clock, moved to ours.
const sent = { kit: KitMark.optional(), happenedAt: InstantSchema.optional() };

/** Inputs: what came from outside. Folding them again with the same limits gives the same decisions. */
export const inputs = [
  z.object({
    type: z.literal("gateway.started"),
    epoch: Epoch,
    version: z.string(),
    site: z.string(),
    simulated: z.boolean(),
    downForMs: z.union([MillisSchema, z.literal("unknown")]),
    chairs: z.array(ChairInfo),
    devices: z.array(DeviceInfo),
    limits: Limits,
    /** Absent in logs from before there were sessions. */
    protocols: z.array(Protocol).optional(),
  }),
  z.object({ type: z.literal("device.observed"), ...onDevice, ...said, ...sent, values: z.array(Observation).min(1) }),
  z.object({ type: z.literal("device.link"), ...onDevice, link: Link, why: z.string() }),
  z.object({ type: z.literal("cuff.started"), ...onDevice, why: z.string() }),
  /** `late`: kept by the device from before we listened; it counts in trends, never as if present (safety S12). */
  z.object({ type: z.literal("cuff.result"), ...onDevice, ...said, ...sent, reading: CuffReading, late: z.boolean() }),
  z.object({
    type: z.literal("cuff.failed"),
    ...onDevice,
    ...said,
    ...sent,
    because: CuffFailure,
    code: z.string().optional(),
  }),
  /** Measured while nobody listened: it counts in trends, never as if present (safety S12). */
  z.object({ type: z.literal("device.backfilled"), ...onDevice, points: z.array(BackfilledPoint).min(1).max(500) }),
  z.object({
    type: z.literal("kit.state"),
    ...onDevice,
    battery: z.union([z.number().int().min(0).max(100), z.literal("unknown")]),
  }),
  /** Which of a kit's messages are on disk, told now and then, so that a start need not read the whole log. */
  z.object({ type: z.literal("kit.marked"), ...onDevice, marks: z.array(KitAckMark) }),
  /** How far the clock of a device is from ours, ms; told when it moves. */
  z.object({ type: z.literal("device.clock"), ...onDevice, offsetMs: z.number().int() }),
  /**
   * A hub with all that hangs on it was lost at once, or is back (safety S13); told again when somebody is watched there, or
   * nobody any more. `watched`: at which of its chairs somebody is; absent in logs from before, where it may be all.
   */
  z.object({
    type: z.literal("hub.link"),
    hub: z.string().max(80),
    chairs: z.array(ChairId),
    watched: z.array(ChairId).optional(),
    up: z.boolean(),
  }),
  /** Nobody was reached by a call: the chain passes on (safety S10). `step` is the chain's; no chair of the gateway's own alarms. */
  z.object({
    type: z.literal("call.undelivered"),
    chair: ChairId.optional(),
    key: AlarmKey,
    episode: InstantSchema,
    step: z.number().int(),
    why: z.string(),
  }),
  z.object({ type: z.literal("command.received"), command: Command, chair: ChairId.optional() }),
  z.object({ type: z.literal("station.gone"), station: StationId }),
  z.object({ type: z.literal("clock.stepped"), byMs: z.number() }),
  z.object({ type: z.literal("log.state"), writable: z.boolean(), why: z.string(), lost: z.number().int() }),
  z.object({ type: z.literal("engine.failed"), chair: ChairId, poison: Seq, why: z.string() }),
] as const;

/** Decisions: what the engine made of them. */
export const decisions = [
  z.object({ type: z.literal("alarm.changed"), alarm: Alarm, announce: Announce }),
  /** A later step of the chain: whom the alarm calls now, and why (safety S10). Of the first, `alarm.changed` tells. */
  z.object({
    type: z.literal("alarm.called"),
    chair: ChairId.optional(),
    key: AlarmKey,
    episode: InstantSchema,
    step: z.number().int(),
    role: CallRole,
    why: z.string(),
  }),
  /** A line that a person charted. */
  z.object({ type: z.literal("chart.recorded"), line: ChartEntry }),
  z.object({ type: z.literal("followup.changed"), followUp: FollowUp }),
  z.object({ type: z.literal("session.closed"), chair: ChairId, session: SessionId }),
  z.object({ type: z.literal("session.opened"), chair: ChairId, session: Session }),
  /** One fact of the session is new: who or what made it so, and why. */
  z.object({ type: z.literal("session.changed"), chair: ChairId, session: Session, by: Author, why: z.string() }),
  z.object({ type: z.literal("session.ended"), chair: ChairId, session: Session }),
  z.object({ type: z.literal("session.judged"), chair: ChairId, session: SessionId, judgement: Judgement }),
  z.object({ type: z.literal("watch.started"), chair: ChairId, why: z.string() }),
  z.object({ type: z.literal("watch.ended"), chair: ChairId, why: z.string() }),
  z.object({
    type: z.literal("cuff.asked"),
    ...onDevice,
    ask: z.enum(["measure", "stop", "last result"]),
    command: CommandId.optional(),
    /** Why the engine asks by itself (safety S5); announced before. */
    why: z.string().optional(),
  }),
  z.object({ type: z.literal("command.done"), command: CommandId, chair: ChairId.optional() }),
  z.object({ type: z.literal("command.refused"), command: CommandId, chair: ChairId.optional(), why: z.string() }),
  z.object({ type: z.literal("station.changed"), station: StationId, armed: z.boolean(), present: z.boolean() }),
  z.object({ type: z.literal("decisions.differ"), chair: ChairId, at: InstantSchema, why: z.string() }),
] as const;

export const Input = z.discriminatedUnion("type", inputs);
export type Input = z.infer<typeof Input>;
export const Decision = z.discriminatedUnion("type", decisions);
export type Decision = z.infer<typeof Decision>;
export const VigilEvent = z.discriminatedUnion("type", [...inputs, ...decisions]);
export type VigilEvent = z.infer<typeof VigilEvent>;
export type EventType = VigilEvent["type"];

export const inputTypes: ReadonlySet<EventType> = new Set(inputs.map((input) => input.shape.type.value));

/** Samples go out as latest values, not as events that must arrive, and are packed in the log. */
export const isSample = (event: VigilEvent): boolean => event.type === "device.observed";
