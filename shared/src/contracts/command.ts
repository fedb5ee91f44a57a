import { z } from "zod";
import { AlarmKey, Who } from "./alarm.ts";
import { ChairId, CommandId, InstantSchema, MillisSchema, SessionId, StationId } from "./ids.ts";
import { EntryBody, EntryId } from "./chart.ts";
import { LimitChanges } from "./limits.ts";
import { ScreeningAnswers } from "./screening.ts";
import { FollowUp, Limbs, SessionPhase } from "./session.ts";

// An alarm is named as it was seen: with its episode and step. If it has grown worse meanwhile, the command is refused,
// for nobody has seen what would be silenced (safety S1).
const seen = { key: AlarmKey, episode: InstantSchema, step: z.number().int().nonnegative() };

// A session is named as it was seen, too: what was meant for one phase is never done in another.
const ofSession = { chair: ChairId, session: SessionId };
const inPhase = { ...ofSession, phase: SessionPhase };
const reason = z.string().trim().min(1).max(300);
/** When it happened, where it is recorded later (safety S12). */
const happened = { happenedAt: InstantSchema.optional() };
/** A hundredth is less than any dose of any route: below it somebody's finger slipped. */
const Mg = z.number().min(0.01).max(2_000);
const lot = z.string().trim().min(1).max(40).optional();
/** In spite of criteria that are not met: why, and the second person (S21). */
const override = z.strictObject({ reason, second: z.string().trim().min(1).max(80) }).optional();

export const Act = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("alarm.acknowledge"), ...seen }),
  /** Longer than an audio pause only with a reason, for a named condition, with an end. */
  z.strictObject({
    type: z.literal("alarm.pause"),
    ...seen,
    forMs: MillisSchema.optional(),
    reason: reason.optional(),
  }),
  /** "I cannot": whoever was called passes on at once (S10). */
  z.strictObject({ type: z.literal("alarm.busy"), ...seen }),
  z.strictObject({ type: z.literal("alarm.resume"), ...seen }),
  /** "Patient seen: breathing, MOAA/S n": ends alarms that a lost signal kept open (safety S2). */
  z.strictObject({ type: z.literal("patient.seen"), chair: ChairId, moaas: z.number().int().min(0).max(5) }),
  /** "At patient": whoever acknowledged has arrived (S10). */
  z.strictObject({ type: z.literal("patient.attended"), chair: ChairId }),
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
    firstSession: z.boolean().optional(),
  }),
  /** `limbs`: where cuff, probe and infusion are now; they may move later (S5). */
  z.strictObject({
    type: z.literal("screening.record"),
    ...ofSession,
    answers: ScreeningAnswers,
    limbs: Limbs.optional(),
  }),
  /** A clinician lets a soft hold pass (safety S19). */
  z.strictObject({ type: z.literal("session.clear"), ...inPhase, reason }),
  /** "Record: pump running", "injected", "first device", "tablet under the tongue": no screen controls any (safety S23). */
  z.strictObject({
    type: z.literal("dose.start"),
    ...inPhase,
    ...happened,
    drug: z.string().trim().min(1).max(60),
    mg: Mg,
    weightKg: z.number().min(20).max(400),
    plannedMs: MillisSchema.optional(),
    /** Nasal devices that are meant. */
    devices: z.number().int().min(1).max(3).optional(),
    lot,
  }),
  /** The next nasal device. */
  z.strictObject({ type: z.literal("dose.device"), ...inPhase, ...happened, lot }),
  /** A booster or a redose: the clock counts from it (S9). */
  z.strictObject({
    type: z.literal("dose.again"),
    ...inPhase,
    ...happened,
    mg: Mg,
    lot,
  }),
  z.strictObject({
    type: z.literal("dose.rate"),
    ...inPhase,
    ...happened,
    mlPerHour: z.number().positive().max(2_000),
  }),
  z.strictObject({ type: z.literal("dose.pause"), ...inPhase, ...happened, reason }),
  z.strictObject({ type: z.literal("dose.resume"), ...inPhase, ...happened }),
  /** `how`: of a tablet. */
  z.strictObject({
    type: z.literal("dose.stop"),
    ...inPhase,
    ...happened,
    how: z.enum(["swallowed", "spat out"]).optional(),
  }),
  /** "I looked: the pump has stopped." */
  z.strictObject({ type: z.literal("dose.confirm"), ...ofSession }),
  z.strictObject({ type: z.literal("session.stopEarly"), ...inPhase, ...happened, reason }),
  z.strictObject({
    type: z.literal("chart.record"),
    ...ofSession,
    ...happened,
    entry: EntryBody,
    /** The line that this one puts right. */
    corrects: EntryId.optional(),
  }),
  z.strictObject({
    type: z.literal("session.emergency"),
    ...ofSession,
    what: z.string().trim().min(1).max(120),
  }),
  /** The emergency is over: recovery, and 60 min from now (S17). */
  z.strictObject({ type: z.literal("session.calm"), ...inPhase, reason }),
  z.strictObject({
    type: z.literal("monitor.off"),
    ...ofSession,
    why: z.enum(["toilet", "walk", "re-siting", "leaving"]),
    company: z.boolean(),
  }),
  z.strictObject({ type: z.literal("monitor.on"), ...ofSession }),
  /** Lets the cuff start by itself where S5 allows it, or no longer. */
  z.strictObject({ type: z.literal("cuff.auto"), ...ofSession, on: z.boolean() }),
  z.strictObject({ type: z.literal("limits.adjust"), ...ofSession, limits: LimitChanges, reason }),
  z.strictObject({ type: z.literal("limits.revert"), ...ofSession, reason }),
  /** The patient or the support person replied to a check; the support person is there (S18). */
  z.strictObject({ type: z.literal("check.answered"), ...ofSession, by: z.enum(["patient", "support person"]) }),
  z.strictObject({ type: z.literal("presence.tapped"), ...ofSession }),
  z.strictObject({
    type: z.literal("session.oxygen"),
    ...ofSession,
    flow: z.union([z.number().positive().max(15), z.literal("off")]),
  }),
  z.strictObject({ type: z.literal("discharge.check"), ...inPhase }),
  /** Signed by whoever asks; `leaves`: the patient goes now, and the watch ends. */
  z.strictObject({ type: z.literal("discharge.sign"), ...inPhase, reason, leaves: z.boolean(), override }),
  z.strictObject({
    type: z.literal("session.end"),
    ...inPhase,
    outcome: z.enum(["cancelled", "transferred", "left against advice", "gone", "contact lost", "abandoned"]),
    reason,
    /** Whom somebody called: wanted where a patient left, is gone or cannot be reached (S22). */
    calls: z.string().trim().min(1).max(300).optional(),
  }),
  /** Within 24 h of its end (S22). */
  z.strictObject({ type: z.literal("session.reopen"), ...ofSession, reason }),
  z.strictObject({
    type: z.literal("followup.done"),
    ...ofSession,
    task: FollowUp.shape.task,
    note: z.string().trim().min(1).max(300),
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
