import { type Instant, type Millis } from "../kernel/index.ts";
import { z } from "zod";

// An id is short and plain, so that it can stand in a path, a room name, a table and a sentence.
const idText = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/, "small letters, digits and hyphens, beginning with a letter or digit");

export const ChairId = idText.brand<"ChairId">();
export type ChairId = z.infer<typeof ChairId>;

export const DeviceId = idText.brand<"DeviceId">();
export type DeviceId = z.infer<typeof DeviceId>;

/** One patient's treatment at one place; made by the engine of the instant it was opened. */
export const SessionId = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .brand<"SessionId">();
export type SessionId = z.infer<typeof SessionId>;

/** A screen that can show and sound alarms; made by the page, kept for the life of its tab. */
export const StationId = z.string().min(8).max(64).brand<"StationId">();
export type StationId = z.infer<typeof StationId>;

/** Made by whoever sends the command; the same id again gets the first answer again. */
export const CommandId = z.string().min(8).max(64).brand<"CommandId">();
export type CommandId = z.infer<typeof CommandId>;

/** A number from one counter over the whole log, given by the loop before anything is announced. */
export const Seq = z.number().int().nonnegative().brand<"Seq">();
export type Seq = z.infer<typeof Seq>;

/** One start of the gateway. */
export const Epoch = z.string().min(1).max(64).brand<"Epoch">();
export type Epoch = z.infer<typeof Epoch>;

// The kernel brands its own times and knows no zod; here the two brands are made one. At run time both are whole numbers.
export const InstantSchema = z.number().int().nonnegative() as unknown as z.ZodType<Instant, number>;
export const MillisSchema = z.number().int().nonnegative() as unknown as z.ZodType<Millis, number>;
