import { z } from "zod";
import { CommandId, DeviceId, InstantSchema } from "./ids.ts";
import { CuffFailure, CuffReading, Because, Quality } from "./observation.ts";

/*
 * What a kit at a patient's home and the gateway say to each other over MQTT 3.1.1: docs/kit.md. Payloads are JSON, read
 * strictly: an unknown field is refused. Instants are milliseconds of the kit's own clock unless a field says otherwise.
 */

export const KIT_VERSION = 1;

/** Above this a payload is dropped and counted; above `KIT_CUT_BYTES` the connection is closed before it is read. */
export const KIT_PAYLOAD_BYTES = 16 * 1_024;
export const KIT_CUT_BYTES = 64 * 1_024;

const v = z.literal(KIT_VERSION);
const KitInstant = z.number().int().nonnegative().max(8_640_000_000_000_000);

/** The devices a kit may carry. In the log one is `<kit>-<key>`. */
export const KitDeviceKey = z.enum(["oximeter", "cuff"]);
export type KitDeviceKey = z.infer<typeof KitDeviceKey>;

/** One start of the kit's program; `seq` counts from 0 in each boot, for each device. */
export const KitBoot = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
export const KitSeq = z.number().int().nonnegative().max(0xffff_ffff);

/** Which message of the kit a fact came in: with kit and device, its identity. */
export const KitMark = z.object({ boot: KitBoot, seq: KitSeq });
export type KitMark = z.infer<typeof KitMark>;

/** `status`, retained, QoS 1; the offline form is the will. Sent at connect and at least every 10 s. */
export const KitStatus = z.discriminatedUnion("online", [
  z.strictObject({
    v,
    kit: DeviceId,
    online: z.literal(true),
    boot: KitBoot,
    sentAt: KitInstant,
    battery: z.union([z.number().int().min(0).max(100), z.literal("unknown")]),
  }),
  z.strictObject({ v, kit: DeviceId, online: z.literal(false) }),
]);
export type KitStatus = z.infer<typeof KitStatus>;

// What an oximeter can say at all: outside of it a number is a fault of the kit.
const KitObservation = z.union([
  z.strictObject({ metric: z.literal("spo2"), value: z.number().int().min(1).max(100), quality: Quality }),
  z.strictObject({ metric: z.literal("pulse"), value: z.number().int().min(10).max(350), quality: Quality }),
  z.strictObject({ metric: z.literal("perfusionIndex"), value: z.number().min(0).max(30), quality: Quality }),
  z.strictObject({
    metric: z.enum(["spo2", "pulse", "perfusionIndex"]),
    value: z.literal("unavailable"),
    because: Because,
  }),
]);

const told = { v, kit: DeviceId, boot: KitBoot, seq: KitSeq, measuredAt: KitInstant, sentAt: KitInstant };

/** `telemetry`, not retained, QoS 1: one message, one fact. `sentAt` is of this sending, `measuredAt` of the fact. */
export const KitTelemetry = z.discriminatedUnion("kind", [
  z.strictObject({
    ...told,
    kind: z.literal("oximetry"),
    device: z.literal("oximeter"),
    // Of two values of one metric nobody knows which is the patient's.
    values: z
      .array(KitObservation)
      .min(1)
      .max(3)
      .refine((values) => new Set(values.map(({ metric }) => metric)).size === values.length, "a metric twice"),
  }),
  z.strictObject({ ...told, kind: z.literal("bp"), device: z.literal("cuff"), reading: CuffReading.strict() }),
  z.strictObject({ ...told, kind: z.literal("bp failed"), device: z.literal("cuff"), because: CuffFailure }),
]);
export type KitTelemetry = z.infer<typeof KitTelemetry>;

/** `command`, QoS 1. Past `expiresAt`, by the kit's own clock, it is never run (a cuff must not start late, safety S5). */
export const KitCommand = z.strictObject({
  v,
  id: CommandId,
  device: z.literal("cuff"),
  verb: z.enum(["bp.start", "bp.stop"]),
  expiresAt: KitInstant,
});
export type KitCommand = z.infer<typeof KitCommand>;

/** `reply`, QoS 1: what became of a command. The same command again gets the same reply and runs nothing. */
export const KitReply = z.strictObject({
  v,
  kit: DeviceId,
  id: CommandId,
  sentAt: KitInstant,
  outcome: z.enum(["started", "stopped", "expired", "refused"]),
  why: z.string().max(200).optional(),
});
export type KitReply = z.infer<typeof KitReply>;

/** `ack`, gateway to kit: of each device and boot all up to `upTo`, and those in `above`, are on the gateway's disk. */
export const KitAckMark = z.strictObject({
  device: KitDeviceKey,
  boot: KitBoot,
  /** -1: nothing without a gap from the beginning. */
  upTo: z.number().int().min(-1).max(0xffff_ffff),
  above: z.array(KitSeq).max(500),
});
export type KitAckMark = z.infer<typeof KitAckMark>;
export const KitAck = z.strictObject({ v, marks: z.array(KitAckMark).max(64) });
export type KitAck = z.infer<typeof KitAck>;

const leaves = ["status", "telemetry", "reply", "command", "ack"] as const;
export type KitLeaf = (typeof leaves)[number];

/** What a kit may publish, and what it may subscribe to; nothing else, and nothing of another kit. */
export const kitPublishes: readonly KitLeaf[] = ["status", "telemetry", "reply"];
export const kitSubscribes: readonly KitLeaf[] = ["command", "ack"];

/** `vigil/v1/{site}/kit/{kit}/{leaf}`; kit `+` stands for every kit. */
export const kitTopic = (site: string, kit: string, leaf: KitLeaf): string => `vigil/v1/${site}/kit/${kit}/${leaf}`;

/** The parts of a kit's topic of this site, or undefined. */
export function readKitTopic(site: string, topic: string): { kit: string; leaf: KitLeaf } | undefined {
  const head = `vigil/v1/${site}/kit/`;
  if (!topic.startsWith(head)) return undefined;
  const [kit = "", leaf = "", ...more] = topic.slice(head.length).split("/");
  const known = leaves.find((name) => name === leaf);
  return kit === "" || known === undefined || more.length > 0 ? undefined : { kit, leaf: known };
}

/** A measurement that came late: of its own instant on the gateway's clock, for trends, never as if present (safety S12). */
export const BackfilledPoint = z.object({
  happenedAt: InstantSchema,
  values: z.array(
    z.union([
      z.object({ metric: z.enum(["spo2", "pulse", "perfusionIndex"]), value: z.number(), quality: Quality }),
      z.object({
        metric: z.enum(["spo2", "pulse", "perfusionIndex"]),
        value: z.literal("unavailable"),
        because: Because,
      }),
    ]),
  ),
  kit: KitMark,
});
export type BackfilledPoint = z.infer<typeof BackfilledPoint>;
