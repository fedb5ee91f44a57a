import { z } from "zod";
import { ChairId, DeviceId, InstantSchema, MillisSchema } from "./ids.ts";

export const Priority = z.enum(["info", "low", "medium", "high"]);
export type Priority = z.infer<typeof Priority>;

export const AlarmCondition = z.enum([
  "spo2/low",
  "pulse/low",
  "pulse/high",
  "bp/low",
  "bp/high",
  "bp/rise",
  "bp/overdue",
  "pump",
  "signal",
  "link",
  "cuff",
  "log",
  "engine",
]);
export type AlarmCondition = z.infer<typeof AlarmCondition>;

/** `<chair>/<condition>`, for a device's own trouble `<chair>/<condition>/<device>`, for the gateway's `gateway/<condition>`. */
export const AlarmKey = z.string().min(3).max(160).brand<"AlarmKey">();
export type AlarmKey = z.infer<typeof AlarmKey>;

export const Who = z.object({ name: z.string().trim().min(1).max(80), verified: z.literal(false) });
export type Who = z.infer<typeof Who>;

/** What was measured or missing when the alarm took the step it has. */
export const Evidence = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("number"),
    value: z.number(),
    limit: z.number(),
    unit: z.string(),
    direction: z.enum(["below", "above"]),
    quality: z.enum(["good", "poor"]),
  }),
  z.object({
    kind: z.literal("pressure"),
    systolic: z.number(),
    diastolic: z.number(),
    limit: z.object({ systolic: z.number(), diastolic: z.number().optional() }),
    direction: z.enum(["below", "above"]),
  }),
  z.object({ kind: z.literal("words"), words: z.string() }),
]);
export type Evidence = z.infer<typeof Evidence>;

/**
 * An alarm condition and what people did about it, on separate axes: condition (`phase`, `step`), acknowledgement, audio
 * pause and latch. `step` counts from 0, the mildest; an acknowledgement or a pause covers the step it was given at and
 * milder ones, nothing else (safety S1).
 */
export const Alarm = z.object({
  key: AlarmKey,
  chair: ChairId.optional(),
  device: DeviceId.optional(),
  condition: AlarmCondition,
  kind: z.enum(["physiological", "technical"]),
  /** The instant at which this episode began: with the key, the episode's identity. */
  episode: InstantSchema,
  phase: z.enum(["pending", "active", "latched", "cleared"]),
  step: z.number().int().nonnegative(),
  priority: Priority,
  evidence: Evidence,
  /** When the present step was raised; absent while pending. */
  raisedAt: InstantSchema.optional(),
  /** When the condition went; present in latched and cleared. */
  endedAt: InstantSchema.optional(),
  /** From the event in the patient to the alarm: our hold time and the device's own averaging (safety S3). */
  delayMs: MillisSchema,
  acknowledged: z.object({ by: Who, at: InstantSchema, step: z.number().int() }).optional(),
  paused: z.object({ by: Who, at: InstantSchema, until: InstantSchema, step: z.number().int() }).optional(),
});
export type Alarm = z.infer<typeof Alarm>;

/** Why an alarm is heard, or why it is not. Every change of an alarm carries one. */
export const Announce = z.discriminatedUnion("heard", [
  z.object({
    heard: z.literal(true),
    why: z.enum([
      "first",
      "escalated",
      "pause ended",
      "new reading",
      "repeat overdue",
      "gateway restarted",
      "acknowledgement lapsed",
      "still latched",
      "resumed",
    ]),
  }),
  z.object({
    heard: z.literal(false),
    why: z.enum(["pending", "acknowledged", "paused", "information only", "milder step", "ended"]),
  }),
]);
export type Announce = z.infer<typeof Announce>;
