import { z } from "zod";
import { AlarmKey, Who } from "./alarm.ts";
import { ChairId, CommandId, InstantSchema, MillisSchema, SessionId, StationId } from "./ids.ts";
import { Findings, Limbs, SessionPhase } from "./session.ts";

// An alarm is named as it was seen: with its episode and step. If it has grown worse meanwhile, the command is refused,
// for nobody has seen what would be silenced (safety S1).
const seen = { key: AlarmKey, episode: InstantSchema, step: z.number().int().nonnegative() };

// A session is named as it was seen, too: what was meant for one phase is never done in another.
const ofSession = { chair: ChairId, session: SessionId };
const inPhase = { ...ofSession, phase: SessionPhase };
const reason = z.string().trim().min(1).max(300);
/** When it happened, where it is recorded later (safety S12). */
const happened = { happenedAt: InstantSchema.optional() };

export const Act = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("alarm.acknowledge"), ...seen }),
  z.strictObject({ type: z.literal("alarm.pause"), ...seen }),
  z.strictObject({ type: z.literal("alarm.resume"), ...seen }),
  /** "Patient seen: breathing, MOAA/S n": ends alarms that a lost signal kept open (safety S2). */
  z.strictObject({ type: z.literal("patient.seen"), chair: ChairId, moaas: z.number().int().min(0).max(5) }),
  z.strictObject({ type: z.literal("patient.left"), chair: ChairId }),
  z.strictObject({ type: z.literal("bp.measure"), chair: ChairId }),
  z.strictObject({ type: z.literal("bp.stop"), chair: ChairId }),
  z.strictObject({
    type: z.literal("session.open"),
    chair: ChairId,
    protocol: z.string().max(40),
    pseudonym: z.string().trim().min(1).max(40),
    ageYears: z.number().int().min(0).max(120),
    limbs: Limbs,
    /** The support person at a home, by name. */
    support: z.string().trim().min(1).max(80).optional(),
  }),
  /** A clinician lets a soft hold pass (safety S19). */
  z.strictObject({ type: z.literal("session.clear"), ...inPhase, reason }),
  /** "Record: pump running": no screen controls a pump (safety S23). */
  z.strictObject({
    type: z.literal("dose.start"),
    ...inPhase,
    ...happened,
    drug: z.string().trim().min(1).max(60),
    mg: z.number().positive().max(2_000),
    weightKg: z.number().min(20).max(400),
    plannedMs: MillisSchema.optional(),
  }),
  z.strictObject({ type: z.literal("dose.pause"), ...inPhase, ...happened, reason }),
  z.strictObject({ type: z.literal("dose.resume"), ...inPhase, ...happened }),
  z.strictObject({ type: z.literal("dose.stop"), ...inPhase, ...happened }),
  /** "I looked: the pump has stopped." */
  z.strictObject({ type: z.literal("dose.confirm"), ...ofSession }),
  z.strictObject({ type: z.literal("session.stopEarly"), ...inPhase, ...happened, reason }),
  z.strictObject({ type: z.literal("findings.record"), ...ofSession, findings: Findings }),
  z.strictObject({
    type: z.literal("session.oxygen"),
    ...ofSession,
    flow: z.union([z.number().positive().max(15), z.literal("off")]),
  }),
  z.strictObject({ type: z.literal("discharge.check"), ...inPhase }),
  /** Signed by whoever asks; `leaves`: the patient goes now, and the watch ends. */
  z.strictObject({ type: z.literal("discharge.sign"), ...inPhase, reason, leaves: z.boolean() }),
  z.strictObject({
    type: z.literal("session.end"),
    ...inPhase,
    outcome: z.enum(["cancelled", "transferred", "left against advice", "abandoned"]),
    reason,
  }),
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
