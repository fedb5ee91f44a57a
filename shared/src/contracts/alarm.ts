import { z } from "zod";
import { RuleId } from "./rules.ts";
import { ChairId, DeviceId, InstantSchema, MillisSchema } from "./ids.ts";

export const Priority = z.enum(["info", "low", "medium", "high"]);
export type Priority = z.infer<typeof Priority>;

export const AlarmCondition = z.enum([
  "spo2/low",
  "spo2/differs",
  "pulse/low",
  "pulse/high",
  "rr/low",
  "rr/high",
  "apnoea",
  "bp/low",
  "bp/high",
  "bp/rise",
  "bp/vasovagal",
  "bp/paradox",
  "bp/overdue",
  "people",
  "sedation",
  "compound",
  "event",
  "emergency",
  "check/overdue",
  "check/unanswered",
  "presence",
  "monitor/off",
  "waiting",
  "pump",
  "signal",
  "signal/poor",
  "link",
  "hub",
  "cuff",
  "battery",
  "clock",
  "station",
  "log",
  "engine",
]);
export type AlarmCondition = z.infer<typeof AlarmCondition>;

/** `<chair>/<condition>`, for a device's own trouble `<chair>/<condition>/<device>`, for the gateway's `gateway/<condition>`. */
export const AlarmKey = z.string().min(3).max(160).brand<"AlarmKey">();
export type AlarmKey = z.infer<typeof AlarmKey>;

/** As what somebody acts. Stated by whoever signs, not proven: `verified` says so. */
export const Role = z.enum(["nurse", "lead", "clinician", "guide", "support person"]);
export type Role = z.infer<typeof Role>;

export const Who = z.object({
  name: z.string().trim().min(1).max(80),
  verified: z.literal(false),
  /** Absent where nobody said it. */
  role: Role.optional(),
});
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
  /** Numbers that mean something only together, each with its own limit. */
  z.object({
    kind: z.literal("several"),
    parts: z
      .array(
        z.object({
          name: z.string(),
          value: z.number(),
          limit: z.number(),
          unit: z.string(),
          direction: z.enum(["below", "above"]),
        }),
      )
      .min(1)
      .max(6),
    words: z.string(),
  }),
  z.object({ kind: z.literal("words"), words: z.string() }),
]);
export type Evidence = z.infer<typeof Evidence>;

/** Whom an alarm calls when nobody answers it (safety S10): the chain is data of the protocol. */
export const CallRole = z.enum([
  "nurse",
  "lead",
  "on call",
  "guide",
  "support person",
  "clinician",
  "emergency prompt",
]);
export type CallRole = z.infer<typeof CallRole>;

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
  /** By which rule it has the step it has: its words and its source are in `rules`. */
  rule: RuleId,
  evidence: Evidence,
  /** When the present step was raised; absent while pending. */
  raisedAt: InstantSchema.optional(),
  /** When the condition went; present in latched and cleared. */
  endedAt: InstantSchema.optional(),
  /** From the event in the patient to the alarm: our hold time and the device's own averaging (safety S3). */
  delayMs: MillisSchema,
  /** `goingUntil`: whoever acknowledged is on the way; after it, unattended, the chain goes on (safety S10). */
  acknowledged: z
    .object({ by: Who, at: InstantSchema, step: z.number().int(), goingUntil: InstantSchema.optional() })
    .optional(),
  /** `reason` where it lasts longer than an audio pause does. */
  paused: z
    .object({
      by: Who,
      at: InstantSchema,
      until: InstantSchema,
      step: z.number().int(),
      reason: z.string().optional(),
    })
    .optional(),
  /** A rule that keeps it silent for a while, and says so: the cuff's excuse (S11), one root for many (S13). */
  inhibited: z.object({ by: z.string(), until: z.union([InstantSchema, z.literal("it ends")]) }).optional(),
  /** How far along the chain it has called, and since when. */
  call: z.object({ step: z.number().int(), role: CallRole, at: InstantSchema }).optional(),
  /** It was of this priority earlier, and nobody answered; latched, it is a message to be read (a medium that ended). */
  was: Priority.optional(),
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
      "repeat due",
      "nobody answered",
      "no longer inhibited",
      "gateway restarted",
      "acknowledgement lapsed",
      "still latched",
      "resumed",
    ]),
  }),
  z.object({
    heard: z.literal(false),
    why: z.enum([
      "pending",
      "acknowledged",
      "paused",
      "inhibited",
      "information only",
      "milder step",
      "message",
      "attended",
      "ended",
    ]),
  }),
]);
export type Announce = z.infer<typeof Announce>;
