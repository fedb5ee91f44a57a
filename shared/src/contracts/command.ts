import { z } from "zod";
import { AlarmKey, Who } from "./alarm.ts";
import { ChairId, CommandId, InstantSchema, StationId } from "./ids.ts";

// An alarm is named as it was seen: with its episode and step. If it has grown worse meanwhile, the command is refused,
// for nobody has seen what would be silenced (safety S1).
const seen = { key: AlarmKey, episode: InstantSchema, step: z.number().int().nonnegative() };

export const Act = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("alarm.acknowledge"), ...seen }),
  z.strictObject({ type: z.literal("alarm.pause"), ...seen }),
  z.strictObject({ type: z.literal("alarm.resume"), ...seen }),
  /** "Patient seen: breathing, MOAA/S n": ends alarms that a lost signal kept open (safety S2). */
  z.strictObject({ type: z.literal("patient.seen"), chair: ChairId, moaas: z.number().int().min(0).max(5) }),
  z.strictObject({ type: z.literal("patient.left"), chair: ChairId }),
  z.strictObject({ type: z.literal("bp.measure"), chair: ChairId }),
  z.strictObject({ type: z.literal("bp.stop"), chair: ChairId }),
  z.strictObject({ type: z.literal("station.armed"), station: StationId, armed: z.boolean() }),
]);
export type Act = z.infer<typeof Act>;

/** What a person or a station asks. The id makes a retry harmless: the same id gets the first answer again. */
export const Command = z.strictObject({ id: CommandId, by: Who, act: Act });
export type Command = z.infer<typeof Command>;

/**
 * `done`: it happened and is in the log, durable. `done, not recorded`: it happened, but the log cannot be written now.
 * `refused`: nothing changed, and `why` says what to do.
 */
export const Answer = z.discriminatedUnion("outcome", [
  z.object({ id: CommandId, outcome: z.literal("done") }),
  z.object({ id: CommandId, outcome: z.literal("done, not recorded"), why: z.string() }),
  z.object({ id: z.string(), outcome: z.literal("refused"), why: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;
