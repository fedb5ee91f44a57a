import { z } from "zod";
import { Who } from "./alarm.ts";
import { ChairId, InstantSchema, MillisSchema, SessionId } from "./ids.ts";

/**
 * new: opened, no reading yet · baseline: readings gather · held · cleared: the dose may start · dosing: pump running ·
 * paused · active: from pump stop until awake · recovery · review: discharge may be checked · the rest are ends.
 */
export const SessionPhase = z.enum([
  "new",
  "baseline",
  "held",
  "cleared",
  "dosing",
  "paused",
  "active",
  "recovery",
  "review",
  "discharged",
  "cancelled",
  "transferred",
  "left against advice",
  "abandoned",
]);
export type SessionPhase = z.infer<typeof SessionPhase>;

export const endPhases = [
  "discharged",
  "cancelled",
  "transferred",
  "left against advice",
  "abandoned",
] as const satisfies readonly SessionPhase[];
export const hasEnded = (phase: SessionPhase): boolean => endPhases.some((end) => end === phase);

/** A person, or a rule of the engine: every change of state has one author. */
export const Author = z.union([Who, z.literal("rule")]);
export type Author = z.infer<typeof Author>;

export const Limb = z.enum(["left arm", "right arm", "left leg", "right leg", "unknown"]);
export type Limb = z.infer<typeof Limb>;
export const ProbeSite = z.enum(["left hand", "right hand", "other", "unknown"]);
export type ProbeSite = z.infer<typeof ProbeSite>;

/** Where cuff, probe and infusion are (safety S5). */
export const Limbs = z.strictObject({
  cuff: Limb,
  probe: ProbeSite,
  infusion: z.union([Limb, z.literal("none")]),
});
export type Limbs = z.infer<typeof Limbs>;

/** What a person found. Each is empty until somebody records it (safety S21). */
export const Findings = z.strictObject({
  moaas: z.number().int().min(0).max(5).optional(),
  dissociation: z.enum(["present", "resolved"]).optional(),
  orientation: z.enum(["oriented", "not oriented"]).optional(),
  gait: z.enum(["steady", "unsteady"]).optional(),
  nausea: z.number().int().min(0).max(10).optional(),
  escort: z.enum(["present", "not present"]).optional(),
});
export type Findings = z.infer<typeof Findings>;
export type FindingName = keyof Findings;

/** One finding as it was last recorded. */
export const Found = z.object({ value: z.union([z.number(), z.string()]), at: InstantSchema, by: Who });
export type Found = z.infer<typeof Found>;

/** One number against one limit, as the reason why the dose may not start. */
export const Hold = z.object({
  what: z.enum(["systolic", "diastolic", "pulse", "spo2"]),
  value: z.number(),
  limit: z.number(),
  direction: z.enum(["above", "below"]),
  unit: z.string(),
  /** Soft: a clinician may clear it. Hard: only new readings do. */
  kind: z.enum(["soft", "hard"]),
});
export type Hold = z.infer<typeof Hold>;

export const Baseline = z.object({
  systolic: z.number(),
  diastolic: z.number(),
  pulse: z.number(),
  spo2: z.number(),
  /** Of the last reading in it. */
  at: InstantSchema,
  readings: z.array(z.object({ at: InstantSchema, systolic: z.number(), diastolic: z.number() })),
});
export type Baseline = z.infer<typeof Baseline>;

export const Dose = z.object({
  drug: z.string().min(1).max(60),
  mg: z.number().positive(),
  weightKg: z.number().positive(),
  /** mg / kg. */
  mgPerKg: z.number().positive(),
  plannedMs: MillisSchema,
  /** When the pump was started, by whoever recorded it. */
  startedAt: InstantSchema,
  pump: z.enum(["running", "paused", "stopped"]),
  /** Since when the pump is so. */
  pumpSince: InstantSchema,
  /** Pump time before `pumpSince`. */
  ranMs: MillisSchema,
  stoppedAt: z.union([InstantSchema, z.literal("not yet")]),
  /** A stop or pause that somebody has yet to confirm at the pump (S23). */
  unconfirmed: z.boolean(),
});
export type Dose = z.infer<typeof Dose>;

export const PhaseChange = z.object({ phase: SessionPhase, at: InstantSchema, by: Author, why: z.string() });
export type PhaseChange = z.infer<typeof PhaseChange>;

/** The facts of one patient's treatment. No name: a pseudonym, and who is the support person of a home. */
export const Session = z.object({
  id: SessionId,
  chair: ChairId,
  protocol: z.object({ id: z.string(), label: z.string(), simulated: z.boolean(), signedOff: z.string() }),
  pseudonym: z.string(),
  ageYears: z.number().int(),
  limbs: Limbs,
  support: z.union([z.string(), z.literal("none")]),
  phase: SessionPhase,
  since: InstantSchema,
  phases: z.array(PhaseChange),
  baseline: z.union([Baseline, z.literal("not yet")]),
  holds: z.array(Hold),
  cleared: z.union([z.object({ by: Who, at: InstantSchema, reason: z.string() }), z.literal("not needed")]),
  dose: z.union([Dose, z.literal("none")]),
  stoppedEarly: z.union([z.object({ by: Who, at: InstantSchema, reason: z.string() }), z.literal("no")]),
  /** The dissociative window (safety S20), beside the phase. */
  window: z.union([
    z.object({ from: InstantSchema, to: z.union([InstantSchema, z.literal("pump runs")]) }),
    z.literal("none"),
  ]),
  oxygen: z.object({
    flow: z.union([z.number().positive(), z.literal("off")]),
    /** When it was stopped or started last; "never" on room air all along. */
    since: z.union([InstantSchema, z.literal("never")]),
  }),
  findings: z.record(z.string(), Found),
  /** Complete checks, each with who made it. */
  checks: z.array(z.object({ at: InstantSchema, by: Who })),
  signed: z.union([z.object({ by: Who, at: InstantSchema, reason: z.string() }), z.literal("not yet")]),
  ended: z.union([z.object({ at: InstantSchema, by: Author, reason: z.string() }), z.literal("no")]),
});
export type Session = z.infer<typeof Session>;

/** Something that will be wanted at an instant. */
export const Due = z.object({
  what: z.enum(["baseline reading", "bp", "pump confirmation", "planned end", "discharge check", "signature"]),
  words: z.string(),
  at: InstantSchema,
});
export type Due = z.infer<typeof Due>;

export const CriterionId = z.enum([
  "time",
  "bp",
  "pulse",
  "spo2",
  "moaas",
  "dissociation",
  "orientation",
  "gait",
  "nausea",
  "escort",
  "alarms",
]);
export type CriterionId = z.infer<typeof CriterionId>;

/** One condition of discharge; `not known` is never met (safety S21). */
export const Criterion = z.object({
  id: CriterionId,
  words: z.string(),
  state: z.enum(["met", "not met", "not known"]),
  evidence: z.string(),
  /** When the evidence was, where it is of one instant. */
  at: z.union([InstantSchema, z.literal("none")]),
});
export type Criterion = z.infer<typeof Criterion>;

/** Why an act would be refused now: with its limit, and from when it is possible where that is known. */
export const Refusal = z.object({ why: z.string(), from: z.union([InstantSchema, z.literal("unknown")]) });
export type Refusal = z.infer<typeof Refusal>;

/** What the engine makes of a session: told when it changes, so that no screen needs to know a rule. */
export const Judgement = z.object({
  due: z.array(Due),
  criteria: z.array(Criterion),
  /** By act; an act that is not in it may be done. */
  refusals: z.record(z.string(), Refusal),
});
export type Judgement = z.infer<typeof Judgement>;
