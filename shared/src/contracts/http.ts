import { z } from "zod";
import { ChairId, DeviceId, InstantSchema, MillisSchema, Seq } from "./ids.ts";
import { Link } from "./observation.ts";

/** One column of a trend: the span's lowest, highest and mean; null where nothing was measured, so that a gap stays a gap. */
export const TrendColumn = z.object({
  min: z.array(z.number().nullable()),
  max: z.array(z.number().nullable()),
  mean: z.array(z.number().nullable()),
});
export type TrendColumn = z.infer<typeof TrendColumn>;

/** GET /api/history?chair=&from=&to=&points= */
export const History = z.object({
  chair: ChairId,
  from: InstantSchema,
  /** Width of one bucket; bucket i covers from + i·stepMs up to the next. */
  stepMs: MillisSchema,
  spo2: TrendColumn,
  pulse: TrendColumn,
  bp: z.array(z.object({ at: InstantSchema, systolic: z.number(), diastolic: z.number(), late: z.boolean() })),
});
export type History = z.infer<typeof History>;

/** One row of the device page. Counts since the gateway started. */
export const DeviceReport = z.object({
  id: DeviceId,
  chair: ChairId,
  profile: z.string(),
  name: z.string(),
  verified: z.enum(["captured", "manual", "simulated"]),
  channel: z.string(),
  link: Link,
  why: z.string(),
  since: InstantSchema,
  frames: z.number().int(),
  bytes: z.number().int(),
  discards: z.record(z.string(), z.object({ times: z.number().int(), bytes: z.number().int() })),
  /** Observations dropped because a queue was full. */
  dropped: z.number().int(),
  opens: z.number().int(),
  lastFrameAt: z.union([InstantSchema, z.literal("never")]),
  lastError: z.union([z.object({ at: InstantSchema, words: z.string() }), z.literal("none")]),
  /** The device's clock minus ours, where it has one: shown, never trusted. */
  clockOffsetMs: z.union([z.number(), z.literal("no clock")]),
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/** The MQTT side of the gateway: the broker, and what kits said that was not taken. Counts since the gateway started. */
export const MqttReport = z.object({
  broker: z.enum(["embedded", "external"]),
  address: z.string(),
  connected: z.boolean(),
  why: z.string(),
  kits: z.number().int(),
  /** Publishes and subscribes that were not the sender's to make, payloads too large, kits nobody knows: by reason. */
  refused: z.record(z.string(), z.number().int()),
});
export type MqttReport = z.infer<typeof MqttReport>;

/** GET /api/health */
export const Health = z.object({
  status: z.enum(["ok", "trouble"]),
  version: z.string(),
  at: InstantSchema,
  uptimeMs: MillisSchema,
  durable: Seq,
  announced: Seq,
  log: z.object({ writable: z.boolean(), queued: z.number().int(), lost: z.number().int() }),
  stream: z.object({ viewers: z.number().int(), cut: z.number().int(), malformed: z.number().int() }),
  mqtt: z.union([MqttReport, z.literal("not configured")]),
  loopDelayP99Ms: z.number(),
});
export type Health = z.infer<typeof Health>;
